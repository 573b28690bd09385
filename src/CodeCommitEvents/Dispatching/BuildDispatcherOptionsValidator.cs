using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Dispatching;

/// <summary>Finds the errors in the options of a dispatcher.</summary>
internal sealed class BuildDispatcherOptionsValidator : OptionsValidator<BuildDispatcherOptions>
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(15);

    protected override IEnumerable<string> Errors(BuildDispatcherOptions options)
    {
        if (options.MaxConcurrency < 1)
        {
            yield return "MaxConcurrency must be at least 1.";
        }

        if (ProblemOf(options.AnswerTime) is { } answerTime)
        {
            yield return $"{nameof(options.AnswerTime)} {answerTime}";
        }

        if (ProblemOf(options.ClaimWaitTime) is { } claimWaitTime)
        {
            yield return $"{nameof(options.ClaimWaitTime)} {claimWaitTime}";
        }

        foreach (var (name, channel) in options.Channels)
        {
            if (!ChannelName.IsValid(name) || channel is null)
            {
                yield return "The name of a channel must be 1 to 64 letters, digits, '-', '_' and '.', and the channel must not be null.";
            }
        }

        foreach (var policy in options.RepositoryRulesPolicies)
        {
            foreach (var error in policy is null ? ["A policy must not be null."] : RepositoryRulesBounds.Errors(policy))
            {
                yield return $"RepositoryRulesPolicies: {error}";
            }
        }

        if (options.EnvironmentPrefix is { Length: > 0 } prefix && EnvironmentVariableName.Problem(prefix) is { } problem)
        {
            yield return $"EnvironmentPrefix: {problem}";
        }
    }

    private static string? ProblemOf(TimeSpan time) =>
        time < TimeSpan.Zero ? "must not be negative."
        : time > MaxTime ? "must not be more than 15 minutes, the longest time that a Lambda function can run. Two seconds are 00:00:02."
        : null;
}
