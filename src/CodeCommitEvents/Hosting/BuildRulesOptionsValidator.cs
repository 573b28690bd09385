using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Hosting;

/// <summary>Refuses options whose rules cannot be read, with every error.</summary>
internal sealed class BuildRulesOptionsValidator : IValidateOptions<BuildRulesOptions>
{
    public ValidateOptionsResult Validate(string? name, BuildRulesOptions options) => options.IsUsable
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(options.Errors.Select(error => error.ToString()));
}
