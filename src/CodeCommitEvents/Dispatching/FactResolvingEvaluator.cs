using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Asks the rules, then the sources for the facts of which the outcome still hangs, each at most once, and the rules again.
/// </summary>
internal sealed partial class FactResolvingEvaluator(IChangedFilesProvider? changedFiles, ICommitProvider? commits, ILogger logger)
{
    private readonly EventFactKinds available =
        (changedFiles is null ? EventFactKinds.None : EventFactKinds.ChangedFiles) | (commits is null ? EventFactKinds.None : EventFactKinds.Commit);

    public async Task<BuildDecision> DecideAsync(BuildRules rules, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var serviceEvent = delivery.Event;
        var decision = rules.Evaluate(serviceEvent);
        var open = available;
        while ((decision.NeededFacts & open) is not EventFactKinds.None and var needed)
        {
            // One after the other, the cheaper first: the commit may tell that the files do not matter.
            var next = needed.HasFlag(EventFactKinds.Commit) ? EventFactKinds.Commit : EventFactKinds.ChangedFiles;
            open &= ~next;
            var facts = next == EventFactKinds.Commit
                ? await WithCommitAsync(decision, cancellationToken).ConfigureAwait(false)
                : await WithChangedFilesAsync(decision, cancellationToken).ConfigureAwait(false);
            decision = rules.Evaluate(serviceEvent, facts);
        }

        Log(decision, delivery);
        return decision;
    }

    [LoggerMessage(3, LogLevel.Warning, "The source of {Fact} failed: rules take it for unknown")]
    private static partial void LogSourceFailed(ILogger logger, Exception exception, EventFactKinds fact);

    [LoggerMessage(4, LogLevel.Error, "Rule {RuleName} threw and did nothing for {Change}")]
    private static partial void LogRuleFailed(ILogger logger, Exception exception, string ruleName, string change);

    [LoggerMessage(5, LogLevel.Information, "Unknown is {Facts}: a rule that hangs on it does what its set says of unknown facts")]
    private static partial void LogUnknown(ILogger logger, EventFactKinds facts);

    [LoggerMessage(6, LogLevel.Debug, "{Explanation}")]
    private static partial void LogDecision(ILogger logger, DecisionExplanation explanation);

    [LoggerMessage(14, LogLevel.Information, "No rule asks for a build of {Change}")]
    private static partial void LogNoBuild(ILogger logger, string change);

    private void Log(BuildDecision decision, EventDelivery delivery)
    {
        foreach (var failure in decision.Failures)
        {
            LogRuleFailed(logger, failure.Exception, failure.RuleName, LogSummary.Of(delivery));
        }

        if (decision.NeededFacts != EventFactKinds.None)
        {
            LogUnknown(logger, decision.NeededFacts);
        }

        if (decision.Builds.Count == 0 && delivery.Event is not UnreadableMessage && logger.IsEnabled(LogLevel.Information))
        {
            LogNoBuild(logger, LogSummary.Of(delivery));
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            LogDecision(logger, decision.Explain());
        }
    }

    private async Task<EventFacts> WithCommitAsync(BuildDecision decision, CancellationToken cancellationToken)
    {
        var (commit, problem) = await AskAsync(
            EventFactKinds.Commit, () => commits!.GetCommitAsync(decision.Event, cancellationToken), cancellationToken).ConfigureAwait(false);
        return decision.Facts with { Commit = commit, CommitProblem = problem };
    }

    private async Task<EventFacts> WithChangedFilesAsync(BuildDecision decision, CancellationToken cancellationToken)
    {
        var (files, problem) = await AskAsync(
            EventFactKinds.ChangedFiles, () => changedFiles!.GetChangedFilesAsync(decision.Event, cancellationToken), cancellationToken).ConfigureAwait(false);
        return decision.Facts with { ChangedFiles = files, ChangedFilesProblem = problem };
    }

    private async Task<(T? Fact, string? Problem)> AskAsync<T>(EventFactKinds kind, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var fact = await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return (fact, fact is null ? "the source cannot tell" : null);
        }
        catch (Exception exception)
        {
            // Out of time, too: whoever was cancelled starts nothing anyway.
            if (!cancellationToken.IsCancellationRequested)
            {
                LogSourceFailed(logger, exception, kind);
            }

            return (null, $"the source failed with {exception.GetType().Name}");
        }
    }
}
