using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeCommitEvents.Dispatching;

/// <summary>Dispatches events: evaluates the rules for each event and starts the builds of the decision one after the other.</summary>
internal sealed partial class EventDispatcher(
    Func<BuildRules> rules,
    FactResolvingEvaluator evaluator,
    IdempotentBuildStarter starter,
    DispatchObservers observers,
    BuildDispatcherOptions options,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>The maximum difference between the clocks of this process and of AWS.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private readonly ParallelOptions parallelism = new() { MaxDegreeOfParallelism = options.MaxConcurrency };
    private readonly TrustedDeliveries trusted = new(options);
    private readonly string? environmentPrefix = options.EnvironmentPrefix;

    /// <summary>Creates a dispatcher with its components.</summary>
    public static EventDispatcher Create(Func<BuildRules> rules, IBuildStarter starter, BuildDispatcherOptions options)
    {
        var logger = options.Logger ?? NullLogger.Instance;
        var time = options.TimeProvider ?? TimeProvider.System;
        var claims = options.Claims ?? new InMemoryBuildClaimStore(time);
        return new(
            rules,
            new(options.ChangedFiles, options.Commits, logger),
            new(starter, new(claims, options.ClaimWaitTime, time, logger), new(starter, claims, logger), time, logger),
            new(options.Observer, starter, logger),
            options,
            time,
            logger);
    }

    /// <summary>Dispatches several deliveries at the same time. The results in the report have the order of the deliveries.</summary>
    public async Task<DispatchReport> DispatchAsync(IReadOnlyList<EventDelivery> deliveries, CancellationToken cancellationToken)
    {
        var events = new DispatchedEvent[deliveries.Count];
        await Parallel.ForAsync(0, events.Length, parallelism, async (index, _) =>
            events[index] = await DispatchAsync(deliveries[index], cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return new() { Events = new ValueList<DispatchedEvent>(events) };
    }

    /// <summary>Dispatches one delivery. If the token is canceled, builds that were not started have the outcome <see cref="DispatchOutcome.Failed"/>.</summary>
    public async Task<DispatchedEvent> DispatchAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        delivery = trusted.Check(delivery);
        using var activity = DispatchTelemetry.StartMessage(delivery.Event);
        var start = time.GetTimestamp();
        if (delivery.Event is UnreadableMessage unreadable)
        {
            LogUnreadable(logger, unreadable.Layer, DisplayText.Escape(unreadable.JsonPath), unreadable.Reason, LogSummary.IdOf(delivery));
        }

        var decision = await evaluator.DecideAsync(rules(), delivery, cancellationToken).ConfigureAwait(false);
        observers.OnDecided(decision);
        foreach (var repeated in decision.RepeatedBuilds)
        {
            LogRepeated(logger, DisplayText.Escape(repeated.RuleName), DisplayText.Escape(repeated.ProjectName), DisplayText.Escape(repeated.EarlierRuleName), new LogSummary(delivery));
        }

        var builds = new DispatchedBuild[decision.Builds.Count];
        for (var index = 0; index < builds.Length; index++)
        {
            builds[index] = await StartAsync(decision.Builds[index], delivery, cancellationToken).ConfigureAwait(false);
            observers.OnBuildDispatched(builds[index]);
        }

        var dispatched = new DispatchedEvent { Delivery = delivery, Decision = decision, Builds = new ValueList<DispatchedBuild>(builds) };
        DispatchTelemetry.EndMessage(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private async Task<DispatchedBuild> StartAsync(BuildRequest request, EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = DispatchTelemetry.StartBuild(request);
        var start = time.GetTimestamp();
        var dispatched = await starter.StartAsync(ContextOf(request, delivery), cancellationToken).ConfigureAwait(false);
        DispatchTelemetry.EndBuild(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private BuildStartContext ContextOf(BuildRequest request, EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        var requested = request with { Account = serviceEvent.Account, Region = serviceEvent.Region };
        var cause = BuildCause.FromEvent(serviceEvent, request.RuleName);
        return new(requested, BuildIdentity.Of(delivery, request), cause, environmentPrefix, MomentOf(serviceEvent), new LogSummary(delivery, cause));
    }

    /// <summary>
    /// Returns when the change happened, in whole seconds, because most payloads contain whole seconds. A time in the future would make all
    /// builds until then superseded builds, so it is replaced by the current time.
    /// </summary>
    private ChangeMoment MomentOf(ServiceEvent serviceEvent)
    {
        var now = time.GetUtcNow();
        var happened = serviceEvent.Time is { } known && known <= now + ClockSkew ? known : now;
        var (oldCommitId, commitId) = serviceEvent.Tips;
        return new() { Time = DateTimeOffset.FromUnixTimeSeconds(happened.ToUnixTimeSeconds()), OldCommitId = oldCommitId, CommitId = commitId };
    }

    [LoggerMessage(13, LogLevel.Error, "A message cannot be read: {Layer} at {JsonPath}: {Reason} ({MessageId})")]
    private static partial void LogUnreadable(ILogger logger, string layer, string jsonPath, string reason, string messageId);

    [LoggerMessage(20, LogLevel.Information, "Rule {RuleName} requests the same build of {ProjectName} as rule {EarlierRuleName} for {Change}. The build is started once")]
    private static partial void LogRepeated(ILogger logger, string ruleName, string projectName, string earlierRuleName, LogSummary change);
}
