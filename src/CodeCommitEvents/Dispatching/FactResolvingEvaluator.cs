using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Evaluates the rules. If the decision depends on unknown facts, gets these facts from the providers and evaluates the rules again.
/// Each provider is called at most once for an event.
/// </summary>
internal sealed partial class FactResolvingEvaluator(IChangedFilesProvider? changedFiles, ICommitProvider? commits, ILogger logger)
{
    private const int MaxResemblanceLength = 200;

    private readonly EventFactKinds available =
        (changedFiles is null ? EventFactKinds.None : EventFactKinds.ChangedFiles) | (commits is null ? EventFactKinds.None : EventFactKinds.Commit);

    public async Task<BuildDecision> DecideAsync(BuildRules rules, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var serviceEvent = delivery.Event;
        var decision = rules.Evaluate(serviceEvent);
        var remaining = available;
        while ((decision.NeededFacts & remaining) is not EventFactKinds.None and var needed)
        {
            // A commit is cheaper to get than changed files. If the commit is known, the decision may no longer depend on the files.
            var next = needed.HasFlag(EventFactKinds.Commit) ? EventFactKinds.Commit : EventFactKinds.ChangedFiles;
            remaining &= ~next;
            var facts = next == EventFactKinds.Commit
                ? await WithCommitAsync(decision, cancellationToken).ConfigureAwait(false)
                : await WithChangedFilesAsync(decision, cancellationToken).ConfigureAwait(false);
            decision = rules.Evaluate(serviceEvent, facts);
        }

        Log(decision);
        return decision;
    }

    [LoggerMessage(3, LogLevel.Warning, "The provider of {Fact} failed. Rules treat this fact as unknown")]
    private static partial void LogProviderFailed(ILogger logger, Exception exception, EventFactKinds fact);

    [LoggerMessage(4, LogLevel.Error, "Rule {Rule} threw an exception and does not apply")]
    private static partial void LogRuleFailed(ILogger logger, Exception exception, string rule);

    [LoggerMessage(5, LogLevel.Information, "Unknown facts: {Facts}. Rules that matched on an assumption about them: {Assuming}")]
    private static partial void LogUnknown(ILogger logger, EventFactKinds facts, string assuming);

    [LoggerMessage(6, LogLevel.Debug, "{Explanation}")]
    private static partial void LogDecision(ILogger logger, DecisionExplanation explanation);

    [LoggerMessage(14, LogLevel.Information, "No rule requests a build. Nearest: {Nearest}")]
    private static partial void LogNoBuild(ILogger logger, string nearest);

    [LoggerMessage(16, LogLevel.Warning, "A message looks like an event of CodeCommit or CodeBuild, but cannot be read as a known event: {Resemblance}. No rule requests a build")]
    private static partial void LogResembling(ILogger logger, string resemblance);

    /// <summary>Returns the rule that matched without a build, such as a rule with <c>Ignore</c>, or the rule that was closest to a match.</summary>
    private static string NearestOf(DecisionExplanation explanation)
    {
        foreach (var rule in explanation.Rules)
        {
            if (rule.IsMatch)
            {
                return rule.ToString();
            }
        }

        return explanation.NearestMiss?.ToString() ?? "none";
    }

    /// <summary>Returns the names of the rules that matched although a fact is unknown.</summary>
    private static string AssumingOf(DecisionExplanation explanation)
    {
        var names = explanation.Rules.Where(rule => rule is { IsMatch: true, Outcome: ConditionOutcome.Unknown }).Select(rule => rule.RuleName);
        return string.Join(", ", names) is { Length: > 0 } assuming ? assuming : "none";
    }

    private void Log(BuildDecision decision)
    {
        foreach (var failure in decision.Failures)
        {
            LogRuleFailed(logger, failure.Exception, DisplayText.Escape(failure.RuleName));
        }

        if (decision.NeededFacts != EventFactKinds.None && logger.IsEnabled(LogLevel.Information))
        {
            LogUnknown(logger, decision.NeededFacts, AssumingOf(decision.Explanation));
        }

        if (decision.Builds.Count == 0)
        {
            LogNoBuild(decision);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            LogDecision(logger, decision.Explanation);
        }
    }

    private void LogNoBuild(BuildDecision decision)
    {
        if (decision.Event.Resemblance is { } resemblance)
        {
            LogResembling(logger, DisplayText.Escape(DisplayText.Shorten(resemblance, MaxResemblanceLength)));
        }
        else if (decision.Event is not UnreadableMessage && logger.IsEnabled(LogLevel.Information))
        {
            LogNoBuild(logger, NearestOf(decision.Explanation));
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
            return (fact, fact is null ? "the provider does not know" : null);
        }
        catch (Exception exception)
        {
            // A failure after a cancellation is not logged: no build is started then, so the fact is not needed.
            if (!cancellationToken.IsCancellationRequested)
            {
                LogProviderFailed(logger, exception, kind);
            }

            return (null, $"the provider failed with {exception.GetType().Name}");
        }
    }
}
