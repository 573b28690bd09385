using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>The result for an event: the decision of the rules and the result of each build.</summary>
public sealed record DispatchedEvent
{
    /// <summary>The event with its envelope and transports.</summary>
    public required EventDelivery Delivery { get; init; }

    /// <summary>The decision of the rules.</summary>
    public required BuildDecision Decision { get; init; }

    /// <summary>The result of each build, in the order of the decision's builds.</summary>
    public required ValueList<DispatchedBuild> Builds { get; init; }

    /// <summary>The result of each build that a command in a comment stops. Default: none.</summary>
    public ValueList<DispatchedStop> Stops { get; init => field = value ?? ValueList<DispatchedStop>.Empty; } = ValueList<DispatchedStop>.Empty;

    /// <summary>The result of each notification, in the order of the decision's notifications, and then the notification about a problem of the rules in the repository. Default: none.</summary>
    public ValueList<DispatchedNotification> Notifications { get; init => field = value ?? ValueList<DispatchedNotification>.Empty; } = ValueList<DispatchedNotification>.Empty;

    /// <summary>
    /// Whether the event was not dispatched, because an earlier message of its group in a FIFO queue failed. The queue delivers both messages
    /// again, in order. Default: false.
    /// </summary>
    public bool IsPostponed { get; init; }

    /// <summary>
    /// The exception that the confirmation of a subscription threw (<see cref="ISubscriptionConfirmer"/>). Null if the message does not ask to
    /// confirm a subscription, or if the confirmation succeeded.
    /// </summary>
    public Exception? ConfirmationFailure { get; init; }

    /// <summary>
    /// Whether the message could not be read, a rule threw an exception, the rules in the repository could not be looked up, a build was not started or not stopped, a notification was not sent, a subscription was
    /// not confirmed, or the event is postponed. An event that matches no rule has no failures.
    /// </summary>
    public bool HasFailures
    {
        get
        {
            if (IsPostponed || Delivery.Event is UnreadableMessage || ConfirmationFailure is not null || Decision.Failures.Count > 0 || Decision.RepositoryRulesFailure is not null)
            {
                return true;
            }

            foreach (var build in Builds)
            {
                if (build.Outcome == DispatchOutcome.Failed)
                {
                    return true;
                }
            }

            foreach (var stop in Stops)
            {
                if (stop.Failure is not null)
                {
                    return true;
                }
            }

            foreach (var notification in Notifications)
            {
                if (notification.Outcome == NotificationOutcome.Failed)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The exceptions of rules, builds, stops, notifications, and the confirmation of a subscription.</summary>
    internal IEnumerable<Exception> Failures => Decision.Failures.Select(failure => failure.Exception)
        .Concat(Builds.Select(build => build.Failure).Concat(Stops.Select(stop => stop.Failure)).Concat(Notifications.Select(notification => notification.Failure)).Append(ConfirmationFailure).Append(Decision.RepositoryRulesFailure).OfType<Exception>());

    /// <summary>
    /// Returns the result as text: a line about the event, then a line for each failed rule, each build, each stopped build and each notification. If there is neither, another
    /// line describes the rule that was closest to a match. Control characters and invisible characters are escaped.
    /// </summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines().Select(DisplayText.Escape));

    /// <summary>Returns the failures as text for the message of an exception, on one line.</summary>
    internal string ToFailureText() => DisplayText.Escape(Problem ?? string.Join(' ', RuleFailures()
        .Concat(Builds.Where(build => build.Failure is not null).Select(build => $"{build.Request.ProjectName} was not started: {build.Failure!.Message}"))
        .Concat(Stops.Where(stop => stop.Failure is not null).Select(stop => $"{stop.Build.BuildId} was not stopped: {stop.Failure!.Message}"))
        .Concat(Notifications.Where(notification => notification.Failure is not null).Select(notification => $"{notification.Request.ChannelName} was not notified: {notification.Failure!.Message}"))));

    /// <summary>Why the event was not evaluated. Null if it was.</summary>
    private string? Problem => Delivery.Event is UnreadableMessage unreadable
            ? $"A record could not be read: {unreadable.Layer}{(unreadable.JsonPath.Length == 0 ? "" : $" at {unreadable.JsonPath}")}: {unreadable.Reason.TrimEnd('.')}."
        : ConfirmationFailure is not null ? $"A subscription was not confirmed: {ConfirmationFailure.GetType().Name}."
        : IsPostponed ? "A message was not dispatched, because an earlier message of its group failed."
        : null;

    private IEnumerable<string> Lines() => Problem is { } problem
        ? [problem]
        :
        [
            $"{new LogSummary(Delivery)}: {(Builds.Count == 0 ? "no build" : string.Join(", ", Builds.Select(build => build.Request.ProjectName)))}",
            .. Builds.Count == 0 && Notifications.Count == 0 && Decision.Failures.Count == 0 && Decision.Explanation.NearestMiss is { } nearest ? [$"  nearest: {nearest}"] : Array.Empty<string>(),
            .. RuleFailures().Concat(RulesProblems()).Concat(Builds.Select(build => build.ToString())).Concat(Stops.Select(stop => stop.ToString())).Concat(Notifications.Select(notification => notification.ToString())).Select(line => $"  {line}"),
        ];

    private IEnumerable<string> RuleFailures() => Decision.Failures.Select(failure => failure.ToString())
        .Concat(Decision.RepositoryRulesFailure is { } failure ? [$"The rules in the repository could not be looked up: {failure.GetType().Name}."] : []);

    private IEnumerable<string> RulesProblems() => Decision.RepositoryRulesProblem is { } problem
        ? problem.Errors.Select(static error => $"  {error}").Prepend($"The rules in {problem.Source} are not used:")
        : [];
}
