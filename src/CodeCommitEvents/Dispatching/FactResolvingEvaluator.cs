using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Evaluates the rules. If the decision depends on unknown facts, gets these facts from the providers and evaluates the rules again.
/// Each provider is called at most once for an event. Then does the same with the rules in the repository of the event, after the other rules.
/// </summary>
/// <param name="sources">The kinds of facts, from the cheapest to the most expensive.</param>
/// <param name="files">Reads the rules in repositories. Null if there are none.</param>
/// <param name="own">Recognizes the comments of this process.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class FactResolvingEvaluator(FactSource[] sources, RepositoryRulesReader? files, OwnComments own, ILogger logger)
{
    private const int MaxResemblanceLength = 200;

    /// <summary>The facts about finished builds and pull requests without a provider: <see cref="RulesLog"/> says once that they are unknown.</summary>
    private readonly EventFactKinds saidOnce = WithoutProvider(
        sources, EventFactKinds.BuildBatch | EventFactKinds.BuildHistory | EventFactKinds.PullRequest | EventFactKinds.PullRequestBuilds);

    /// <param name="rules">The rules. Null if the message was refused, so that no rules get it.</param>
    /// <param name="delivery">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async ValueTask<BuildDecision> DecideAsync(BuildRules? rules, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var resolved = await DecideAsync(rules, delivery.Event, cancellationToken).ConfigureAwait(false);
        Log(resolved.Decision, resolved.Unanswered);
        return resolved.Decision;
    }

    private async ValueTask<Resolution> DecideAsync(BuildRules? rules, ServiceEvent serviceEvent, CancellationToken cancellationToken)
    {
        var central = rules ?? BuildRules.Empty;
        var resolved = await ResolveAsync(central, central, new(central.Evaluate(serviceEvent, own.FactsOf(serviceEvent))), cancellationToken).ConfigureAwait(false);

        // A rule of the dispatcher that stops processing also stops the rules in the repository, so that they are not needed.
        if (rules is not null && files is not null && !resolved.Decision.HasStopped)
        {
            var found = await files.GetAsync(serviceEvent, cancellationToken).ConfigureAwait(false);
            if (!ReferenceEquals(found, FoundRules.None))
            {
                var all = found.Rules is { } file ? central.WithFile(file) : central;
                var decision = all.Evaluate(serviceEvent, found.AddTo(resolved.Decision.Facts));
                resolved = await ResolveAsync(all, central, resolved with { Decision = decision }, cancellationToken).ConfigureAwait(false);
            }
        }

        return resolved;
    }

    private async ValueTask<Resolution> ResolveAsync(BuildRules rules, BuildRules central, Resolution resolved, CancellationToken cancellationToken)
    {
        var (decision, asked, unanswered) = resolved;
        while (Next(decision.NeededFacts & ~asked) is { } source)
        {
            asked |= source.Kind;
            var facts = await source.GetAsync(QuestionAbout(decision, central), logger, cancellationToken).ConfigureAwait(false);
            unanswered |= source.IsUnknown(facts) ? source.Kind : EventFactKinds.None;
            decision = rules.Evaluate(decision.Event, facts);
        }

        return new(decision, asked, unanswered);
    }

    private FactQuestion QuestionAbout(BuildDecision decision, BuildRules central) =>
        new(decision.Event, decision.Facts, async (other, token) => (await DecideAsync(central, other, token).ConfigureAwait(false)).Decision);

    private static EventFactKinds WithoutProvider(FactSource[] sources, EventFactKinds kinds)
    {
        foreach (var source in sources)
        {
            kinds &= source.HasProvider ? ~source.Kind : ~EventFactKinds.None;
        }

        return kinds;
    }

    /// <summary>Returns the cheapest fact. If it is known, the decision may no longer depend on the other facts.</summary>
    private FactSource? Next(EventFactKinds needed)
    {
        foreach (var source in sources)
        {
            if ((source.HasProvider || source.OthersDependOnIt) && needed.HasFlag(source.Kind))
            {
                return source;
            }
        }

        return null;
    }

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

    [LoggerMessage(45, LogLevel.Warning, "The rules in {File} are not used: {Errors}")]
    private static partial void LogProblem(ILogger logger, RuleSource file, string errors);

    [LoggerMessage(48, LogLevel.Information, "Command {Command} of {Actor}, by rule {Rules}: {Answer}")]
    private static partial void LogCommand(ILogger logger, string command, string actor, string rules, string answer);

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

        return explanation.NearestMiss?.ToString() ?? (explanation is { Rules.Count: 0, OtherRules: > 0 } ? ExplanationText.None(explanation) : "none");
    }

    /// <summary>Returns the names of the rules that matched although a fact is unknown.</summary>
    private static string AssumingOf(DecisionExplanation explanation)
    {
        var names = explanation.Rules.Where(rule => rule is { IsMatch: true, Outcome: ConditionOutcome.Unknown }).Select(rule => rule.RuleName);
        return string.Join(", ", names) is { Length: > 0 } assuming ? assuming : "none";
    }

    private void Log(BuildDecision decision, EventFactKinds unanswered)
    {
        foreach (var failure in decision.Failures)
        {
            // The failure of a provider is already logged.
            if (!ReferenceEquals(failure.Exception, decision.Facts.FactFailure))
            {
                LogRuleFailed(logger, failure.Exception, DisplayText.Escape(failure.RuleName));
            }
        }

        var unknown = (decision.NeededFacts | unanswered) & ~saidOnce;
        if (unknown != EventFactKinds.None && logger.IsEnabled(LogLevel.Information))
        {
            LogUnknown(logger, unknown, AssumingOf(decision.Explanation));
        }

        if (decision.Command is { } command && logger.IsEnabled(LogLevel.Information))
        {
            LogCommand(decision, command);
        }

        if (decision.RepositoryRulesProblem is { } problem)
        {
            LogProblem(logger, problem.Source, string.Join(' ', problem.Errors.Select(DisplayText.Escape)));
        }

        if (decision.Builds.Count == 0 && decision.Notifications.Count == 0 && decision.Facts.FactFailure is null)
        {
            LogNoBuild(decision);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            LogDecision(logger, decision.Explanation);
        }
    }

    private void LogCommand(BuildDecision decision, CommandDecision command)
    {
        var word = command.Command is { } known ? PullRequestCommands.WordOf(known) : "(not run)";
        var actor = BuildCause.FromEvent(decision.Event).Actor is { } caller ? DisplayText.Escape(caller) : "unknown";
        var rules = string.Join(", ", decision.Notifications.Where(static answer => answer.Subject == ActionSubject.PullRequest).Select(static answer => answer.RuleName));
        LogCommand(logger, word, actor, DisplayText.Escape(rules), string.Join(" | ", [command.Answer.Title, .. command.Answer.Lines]));
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

    /// <summary>A decision, the kinds of facts whose providers were asked, and those of them that are still unknown.</summary>
    private sealed record Resolution(BuildDecision Decision, EventFactKinds Asked = EventFactKinds.None, EventFactKinds Unanswered = EventFactKinds.None);
}
