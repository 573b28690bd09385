using CodeCommitEvents.Building;
using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Dispatching;

/// <summary>Finds the errors in the options of a dispatcher.</summary>
internal sealed class BuildDispatcherOptionsValidator : OptionsValidator<BuildDispatcherOptions>
{
    protected override IEnumerable<string> Errors(BuildDispatcherOptions options)
    {
        if (options.MaxConcurrency < 1)
        {
            yield return "MaxConcurrency must be at least 1.";
        }

        if (options.AnswerTime < TimeSpan.Zero)
        {
            yield return "AnswerTime must not be negative.";
        }

        if (options.ClaimWaitTime < TimeSpan.Zero)
        {
            yield return "ClaimWaitTime must not be negative.";
        }

        if (options.EnvironmentPrefix is { Length: > 0 } prefix && EnvironmentVariableName.Problem(prefix) is { } problem)
        {
            yield return $"EnvironmentPrefix: {problem}";
        }
    }
}
