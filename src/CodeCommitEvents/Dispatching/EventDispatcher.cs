using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Dispatches events: evaluates the rules for each event, starts the builds of the decision one after the other, stops those of a command, and then notifies the channels.</summary>
internal sealed partial class EventDispatcher(
    Func<BuildRules> rules,
    FactSource[] facts,
    OnceRunner once,
    IBuildStarter starter,
    SupersededBuildStopper stopper,
    DispatchObservers observers,
    BuildDispatcherOptions options,
    TimeProvider time,
    MessageLogger logger)
{
    private readonly int concurrency = options.MaxConcurrency;
    private readonly TrustedDeliveries trusted = new(options);
    private readonly BuildCauseVariables? variables = string.IsNullOrEmpty(options.EnvironmentPrefix) ? null : new(options.EnvironmentPrefix);
    private readonly EventNotifier notifier = new(once, observers, options, time, logger);
    private readonly CommandStops stops = new(starter, observers, logger);
    private readonly FactResolvingEvaluator evaluator = new(facts, RepositoryRulesReader.Create(options, starter, logger), OwnComments.Create(options, logger), logger);
    private readonly DispatchRecorder recorder = new(options);
    private readonly RulesLog rulesLog = new(facts, logger);

    /// <summary>Creates a dispatcher with its components.</summary>
    public static EventDispatcher Create(Func<BuildRules> rules, IBuildStarter starter, BuildDispatcherOptions options, MessageLogger logger)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        var claims = options.Claims ?? new InMemoryBuildClaimStore(time);
        return new(
            rules,
            FactSource.All(options),
            new(new(claims, options.ClaimWaitTime, time, logger), time, logger),
            starter,
            new(starter, claims, logger),
            new(options.Observer, starter, logger),
            options,
            time,
            logger);
    }

    /// <summary>Logs the number of rules, unless these rules were logged last.</summary>
    public void LogRules(BuildRules current) => rulesLog.Add(current);

    /// <summary>
    /// Dispatches several deliveries at the same time, and the messages of one group of a FIFO queue in order. The results in the report have
    /// the order of the deliveries.
    /// </summary>
    /// <param name="deliveries">The deliveries.</param>
    /// <param name="verified">The verified HTTP request that carried the deliveries. Null if no request did.</param>
    /// <param name="cancellationToken">If it is canceled, builds that were not started have failed.</param>
    public async Task<DispatchReport> DispatchAsync(IReadOnlyList<EventDelivery> deliveries, HttpRequestTransport? verified, CancellationToken cancellationToken)
    {
        var events = new DispatchedEvent[deliveries.Count];
        var groups = MessageGroups.Of(deliveries);
        await Workers.RunAsync(groups.Count, concurrency, index => DispatchInOrderAsync(groups[index], deliveries, verified, events, cancellationToken)).ConfigureAwait(false);
        return new() { Events = new ValueList<DispatchedEvent>(events) };
    }

    /// <summary>Dispatches one delivery. If the token is canceled, builds that were not started have the outcome <see cref="DispatchOutcome.Failed"/>.</summary>
    public async ValueTask<DispatchedEvent> DispatchAsync(EventDelivery received, HttpRequestTransport? verified, CancellationToken cancellationToken)
    {
        var delivery = trusted.Check(received, verified);
        using var activity = recorder.StartMessage(delivery.Event);
        var start = time.GetTimestamp();
        logger.Enter(delivery);
        if (delivery.Event is UnreadableMessage unreadable)
        {
            LogUnreadable(logger, unreadable.Layer, DisplayText.Escape(unreadable.JsonPath), unreadable.Reason);
        }

        var decision = await evaluator.DecideAsync(ReferenceEquals(delivery, received) ? CurrentRules() : null, delivery, cancellationToken).ConfigureAwait(false);
        observers.OnDecided(decision);
        foreach (var repeated in decision.RepeatedBuilds)
        {
            LogRepeated(logger, DisplayText.Escape(repeated.RuleName), DisplayText.Escape(repeated.ProjectName), DisplayText.Escape(repeated.EarlierRuleName));
        }

        var required = RequiredBuilds.Of(decision);
        var builds = new DispatchedBuild[decision.Builds.Count];
        for (var index = 0; index < builds.Length; index++)
        {
            builds[index] = await StartAsync(decision.Builds[index], required, decision, delivery, cancellationToken).ConfigureAwait(false);
            observers.OnBuildDispatched(builds[index]);
        }

        var stopped = await stops.StopAsync(decision, cancellationToken).ConfigureAwait(false);
        var answer = CompleteAnswer.Of(decision, builds, stopped);
        var notifications = await notifier.NotifyAsync(decision, answer, delivery, cancellationToken).ConfigureAwait(false);
        var dispatched = new DispatchedEvent
        {
            Delivery = delivery,
            Decision = decision,
            Builds = new ValueList<DispatchedBuild>(builds),
            Stops = stopped,
            Notifications = notifications,
        };
        recorder.EndMessage(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private BuildRules CurrentRules()
    {
        var current = rules();
        LogRules(current);
        return current;
    }

    /// <summary>Dispatches the deliveries of one group. After a message that failed, the later messages of the group are not dispatched, so that their order is kept.</summary>
    private async Task DispatchInOrderAsync(
        List<int> indexes, IReadOnlyList<EventDelivery> deliveries, HttpRequestTransport? verified, DispatchedEvent[] events, CancellationToken cancellationToken)
    {
        string? failed = null;
        foreach (var index in indexes)
        {
            var message = MessageGroups.QueueMessageOf(deliveries[index])?.MessageId;
            events[index] = failed is null || failed == message
                ? await DispatchAsync(deliveries[index], verified, cancellationToken).ConfigureAwait(false)
                : Postpone(deliveries[index]);
            failed ??= events[index].HasFailures ? message : null;
        }
    }

    private DispatchedEvent Postpone(EventDelivery delivery)
    {
        logger.Enter(delivery);
        LogPostponed(logger);
        return new() { Delivery = delivery, Decision = BuildRules.Empty.Evaluate(delivery.Event), Builds = ValueList<DispatchedBuild>.Empty, IsPostponed = true };
    }

    private async ValueTask<DispatchedBuild> StartAsync(
        BuildRequest request, ValueList<BuildKey> required, BuildDecision decision, EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = recorder.StartBuild(request);
        var start = time.GetTimestamp();
        logger.Enter(delivery, (request.RuleName, request.ProjectName, null));
        var dispatched = BuildStart.ToBuild(await once.RunAsync(StartOf(request, required, decision, delivery), cancellationToken).ConfigureAwait(false));
        recorder.EndBuild(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private BuildStart StartOf(BuildRequest request, ValueList<BuildKey> required, BuildDecision decision, EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        var batch = request.Subject == ActionSubject.EndedBatch ? decision.Facts.EndedBatch : null;
        var pullRequest = request.Subject == ActionSubject.PullRequest ? decision.Facts.PullRequest : null;
        return new(starter, stopper, request, serviceEvent, ActionIdentity.Of(delivery, request, batch), CauseOf(request, required, pullRequest, serviceEvent), variables)
        {
            Moment = ChangeMoment.Of(serviceEvent, time.GetUtcNow()),

            // The pull request of a command can have newer commits when the comment is delivered again.
            DependsOnFacts = pullRequest is not null || request.RuleSource is not null || decision.DependsOnChangeFacts(required.Count > 0 ? null : request.RuleName),
        };
    }

    /// <summary>Returns the cause of a build. For a command, it is that of the pull request, so that the build counts for its newest commits, and who said the command.</summary>
    private static BuildCause CauseOf(BuildRequest request, ValueList<BuildKey> required, PullRequestState? pullRequest, ServiceEvent serviceEvent)
    {
        var cause = BuildCause.FromEvent(serviceEvent, request.RuleName);
        if (pullRequest is not null)
        {
            cause = BuildCause.FromEvent(pullRequest.PullRequest, request.RuleName) with { Event = cause.Event, CommentId = cause.CommentId, Actor = cause.Actor };
        }

        return RequiredBuilds.AddTo(cause, request, pullRequest?.RequiredBuilds ?? required);
    }

    [LoggerMessage(13, LogLevel.Error, "A message cannot be read: {Layer} at {JsonPath}: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string layer, string jsonPath, string reason);

    [LoggerMessage(17, LogLevel.Warning, "A message is not dispatched, because an earlier message of its group in a FIFO queue failed")]
    private static partial void LogPostponed(ILogger logger);

    [LoggerMessage(20, LogLevel.Information, "Rule {Rule} requests the same build of {Project} as rule {EarlierRule}. The build is started once")]
    private static partial void LogRepeated(ILogger logger, string rule, string project, string earlierRule);
}
