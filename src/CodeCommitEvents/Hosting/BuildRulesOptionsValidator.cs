using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Hosting;

/// <summary>Rejects options whose rules cannot be read.</summary>
internal sealed class BuildRulesOptionsValidator : OptionsValidator<BuildRulesOptions>
{
    protected override IEnumerable<string> Errors(BuildRulesOptions options) =>
        options.IsUsable ? [] : options.Errors.Select(static error => error.ToString());
}
