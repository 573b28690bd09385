using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Hosting;

/// <summary>Rejects options whose rules cannot be read, and options without rules. Rules that are removed later only cause a warning in the log.</summary>
internal sealed class BuildRulesOptionsValidator : OptionsValidator<BuildRulesOptions>
{
    private volatile bool hadRules;

    protected override IEnumerable<string> Errors(BuildRulesOptions options)
    {
        if (!options.IsUsable)
        {
            return options.Errors.Select(static error => error.ToString());
        }

        hadRules |= options.Rules.Rules.Count > 0;
        return hadRules ? [] : ["There are no rules, so no build would ever be started. Add rules with AddRules, or with the key Rules of the section that is passed to AddCodeCommitEvents."];
    }
}
