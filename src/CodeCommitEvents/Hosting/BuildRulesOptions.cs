using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Hosting;

/// <summary>The rules of an application: those added in code and those from configuration, in the order in which they were added.</summary>
public sealed class BuildRulesOptions
{
    /// <summary>The rules. Default: none.</summary>
    public BuildRules Rules { get; set; } = BuildRules.Empty;

    /// <summary>
    /// The errors of the rules in the configuration. Default: none. Options with errors pass their validation only while an
    /// earlier valid version of that configuration is in use.
    /// </summary>
    public ValueList<BuildRulesError> Errors { get; internal set; } = ValueList<BuildRulesError>.Empty;

    /// <summary>Whether each configuration with errors has an earlier valid version.</summary>
    internal bool IsUsable { get; set; } = true;
}
