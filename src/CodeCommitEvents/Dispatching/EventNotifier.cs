using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>Notifies the channels of a decision, after its builds were started.</summary>
internal sealed class EventNotifier(OnceRunner once, DispatchObservers observers, BuildDispatcherOptions options, TimeProvider time, MessageLogger logger)
{
    private static readonly Task<ValueList<DispatchedNotification>> None = Task.FromResult(ValueList<DispatchedNotification>.Empty);

    private readonly DispatchRecorder recorder = new(options);
    private readonly NotificationChannels channels = new(options.Channels);
    private readonly string? environmentPrefix = options.EnvironmentPrefix;
    private readonly string? problemChannel = options.RulesProblemChannel;
    private readonly IBuildDetailsProvider? details = options.BuildDetails;

    /// <param name="decision">The decision.</param>
    /// <param name="answer">The answer to a command. Null if the event contains none.</param>
    /// <param name="delivery">The event.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public Task<ValueList<DispatchedNotification>> NotifyAsync(BuildDecision decision, CompleteAnswer? answer, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var requested = decision.NotificationsWithProblem(problemChannel);
        return requested.Count == 0 ? None : NotifyAsync(requested, decision, answer, delivery, cancellationToken);
    }

    private async Task<ValueList<DispatchedNotification>> NotifyAsync(
        ValueList<NotificationRequest> requested, BuildDecision decision, CompleteAnswer? answer, EventDelivery delivery, CancellationToken cancellationToken)
    {
        var notifications = new DispatchedNotification[requested.Count];
        var notified = channels.Find(requested);
        var shown = new DetailsForChannels(details, notified, logger);
        for (var index = 0; index < notifications.Length; index++)
        {
            var send = SendOf(notified[index], requested[index], answer, shown, decision.Facts, delivery);
            notifications[index] = await NotifyAsync(send, requested[index], delivery, cancellationToken).ConfigureAwait(false);
            observers.OnNotificationDispatched(notifications[index]);
        }

        return new(notifications);
    }

    private async Task<DispatchedNotification> NotifyAsync(NotificationSend send, NotificationRequest notification, EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var activity = recorder.StartNotification(notification);
        var start = time.GetTimestamp();
        logger.Enter(delivery, (notification.RuleName, null, notification.ChannelName));
        var dispatched = NotificationSend.ToNotification(await once.RunAsync(send, cancellationToken).ConfigureAwait(false));
        recorder.EndNotification(activity, dispatched, time.GetElapsedTime(start));
        return dispatched;
    }

    private NotificationSend SendOf(
        INotificationChannel channel, NotificationRequest notification, CompleteAnswer? answer, DetailsForChannels shown, EventFacts facts, EventDelivery delivery)
    {
        if (notification.RulesProblem is { } problem)
        {
            return new(channel, notification, ActionIdentity.Of(delivery.Event, notification, problem), shown, outcome: null);
        }

        if (notification.Subject == ActionSubject.PullRequest)
        {
            return new(channel, notification with { Answer = answer?.Answer }, ActionIdentity.Of(delivery, notification, batch: null, answer is { HasFailed: true }), shown, outcome: null);
        }

        var batch = notification.Subject == ActionSubject.EndedBatch ? facts.EndedBatch : null;
        return new(channel, notification, ActionIdentity.Of(delivery, notification, batch), shown, OutcomeOf(delivery.Event, batch, facts.BuildHistory));
    }

    /// <summary>Returns what became of a batch build or of the build of an event. Null if the event is not about a build.</summary>
    private BuildOutcome? OutcomeOf(ServiceEvent serviceEvent, BuildBatch? batch, BuildHistory? history)
    {
        var outcome = batch is not null ? BuildOutcome.FromBatch(batch, environmentPrefix)
            : serviceEvent is BuildStateChangeEvent build ? BuildOutcome.FromEvent(build, environmentPrefix)
            : null;
        return history is null ? outcome : outcome?.WithHistory(history);
    }
}
