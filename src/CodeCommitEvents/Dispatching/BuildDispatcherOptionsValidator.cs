using CodeCommitEvents.Building;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Dispatching;

/// <summary>Refuses options that cannot work, with every reason.</summary>
internal sealed class BuildDispatcherOptionsValidator(IServiceProviderIsService? services = null) : IValidateOptions<BuildDispatcherOptions>
{
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public static BuildDispatcherOptions Checked(BuildDispatcherOptions options) => Errors(options).ToArray() is { Length: > 0 } errors
        ? throw new OptionsValidationException(Options.DefaultName, typeof(BuildDispatcherOptions), errors)
        : options;

    public ValidateOptionsResult Validate(string? name, BuildDispatcherOptions options) => Errors(options).Concat(Missing()).ToArray() is { Length: > 0 } errors
        ? ValidateOptionsResult.Fail(errors)
        : ValidateOptionsResult.Success;

    private IEnumerable<string> Missing() => services?.IsService(typeof(IBuildStarter)) == false
        ? ["There is no IBuildStarter: register one, as AddCodeBuild does."]
        : [];

    private static IEnumerable<string> Errors(BuildDispatcherOptions options)
    {
        if (options.MaxConcurrency < 1)
        {
            yield return "MaxConcurrency is at least 1.";
        }

        if (options.AnswerTime < TimeSpan.Zero)
        {
            yield return "AnswerTime is not negative.";
        }

        if (options.ClaimPatience < TimeSpan.Zero)
        {
            yield return "ClaimPatience is not negative.";
        }

        if (options.EnvironmentPrefix is { Length: > 0 } prefix && EnvironmentVariableName.Problem(prefix) is { } problem)
        {
            yield return $"EnvironmentPrefix: {problem}";
        }
    }
}
