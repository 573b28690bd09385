using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Hosting;

/// <summary>The rules of an application, of which some may come from configuration.</summary>
public sealed class BuildRulesOptions
{
    /// <summary>The rules. Default: none.</summary>
    public BuildRules Rules { get; set; } = BuildRules.Empty;

    /// <summary>
    /// What is wrong with the rules in the configuration. Options that have errors and no good rules from before do not pass
    /// their validation.
    /// </summary>
    public ValueList<BuildRulesError> Errors { get; internal set; } = ValueList<BuildRulesError>.Empty;

    /// <summary>Whether each configuration with errors has good rules from before.</summary>
    internal bool IsUsable { get; set; } = true;
}
