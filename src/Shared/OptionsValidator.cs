using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Shared;

/// <summary>
/// Finds the errors in options. Constructors call <see cref="Check"/>. Dependency injection calls <see cref="Validate"/>. Both find all
/// errors, not only the first.
/// </summary>
internal abstract class OptionsValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : class
{
    /// <summary>Returns the options if they have no errors.</summary>
    /// <exception cref="OptionsValidationException">The options have errors.</exception>
    public TOptions Check(TOptions options) => new List<string>(Errors(options)) is { Count: > 0 } errors
        ? throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), errors)
        : options;

    public ValidateOptionsResult Validate(string? name, TOptions options) => new List<string>(Errors(options)) is { Count: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    protected abstract IEnumerable<string> Errors(TOptions options);
}
