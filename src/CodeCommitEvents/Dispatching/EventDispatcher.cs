using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>Dispatches one message: asks the rules, and starts the builds one after the other.</summary>
internal sealed partial class EventDispatcher(
    Func<BuildRules> rules, FactResolvingEvaluator decisions, IDispatchObserver? observer, IdempotentBuildStarter starter, string? environmentPrefix, TimeProvider time, ILogger logger)
{
    public async Task<DispatchedEvent> DispatchAsync(EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = DispatchTelemetry.StartMessage(delivery.Event);
        var start = time.GetTimestamp();
        if (delivery.Event is UnreadableMessage unreadable)
        {
            LogUnreadable(logger, unreadable.Layer, Printable.Of(unreadable.JsonPath), unreadable.Reason, LogSummary.IdOf(delivery));
        }

        var decision = await decisions.DecideAsync(rules(), delivery, cancellationToken).ConfigureAwait(false);
        observer?.Observe(decision);
        var builds = new DispatchedBuild[decision.Builds.Count];
        for (var index = 0; index < builds.Length; index++)
        {
            builds[index] = await StartAsync(decision.Builds[index], delivery, cancellationToken).ConfigureAwait(false);
            observer?.Observe(builds[index]);
        }

        var dispatched = new DispatchedEvent { Delivery = delivery, Decision = decision, Builds = new ValueList<DispatchedBuild>(builds) };
        DispatchTelemetry.EndMessage(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private async Task<DispatchedBuild> StartAsync(BuildRequest request, EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = DispatchTelemetry.StartBuild(request);
        var start = time.GetTimestamp();
        var dispatched = await starter.StartAsync(Prepared(request, delivery), cancellationToken).ConfigureAwait(false);
        DispatchTelemetry.EndBuild(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    /// <summary>The request with its token, its place, and what the build is told of its cause: the same for every attempt.</summary>
    private BuildStartContext Prepared(BuildRequest request, EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        var token = IdempotencyKey.TokenOf(delivery, request.RuleName, request.ProjectName);
        var cause = BuildCause.FromEvent(serviceEvent, request.RuleName) with { Token = token };
        var prepared = request with { IdempotencyToken = token, Account = serviceEvent.Account, Region = serviceEvent.Region };
        if (!string.IsNullOrEmpty(environmentPrefix))
        {
            prepared = BuildEnvironmentContract.Add(prepared, cause, environmentPrefix);
        }

        return new(prepared, IdempotencyKey.GroupOf(serviceEvent, request.RuleName, request.ProjectName), serviceEvent.Time ?? time.GetUtcNow(), LogSummary.Of(delivery, cause));
    }

    [LoggerMessage(13, LogLevel.Error, "A message cannot be read: {Layer} at {JsonPath}: {Reason}. It is {MessageId}")]
    private static partial void LogUnreadable(ILogger logger, string layer, string jsonPath, string reason, string messageId);
}
