using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Hosting;

/// <summary>The rules of an application, from code and from configuration, in the order in which they were added.</summary>
public sealed class BuildRulesOptions
{
    /// <summary>The rules. Default: none.</summary>
    public BuildRules Rules { get; set; } = BuildRules.Empty;

    /// <summary>
    /// The errors of the rules in the configuration. Default: none. Options with errors are valid only if an earlier version of the
    /// configuration had no errors. The rules of that version then stay in use.
    /// </summary>
    public ValueList<BuildRulesError> Errors { get; internal set; } = ValueList<BuildRulesError>.Empty;

    /// <summary>Whether each configuration with errors has an earlier valid version.</summary>
    internal bool IsUsable { get; set; } = true;
}
