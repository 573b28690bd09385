using System.Diagnostics;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Records what a dispatcher does as traces and metrics. The dispatcher of a warm-up records nothing.</summary>
internal sealed class DispatchRecorder(BuildDispatcherOptions options)
{
    private const string MessageType = DispatchTelemetry.Prefix + "message.type";
    private const string Repository = DispatchTelemetry.Prefix + "repository";
    private const string Decision = DispatchTelemetry.Prefix + "decision";
    private const string BuildCount = DispatchTelemetry.Prefix + "builds.count";
    private const string Rule = DispatchTelemetry.Prefix + "rule";
    private const string Project = DispatchTelemetry.Prefix + "project";
    private const string Channel = DispatchTelemetry.Prefix + "channel";
    private const string BuildId = DispatchTelemetry.Prefix + "build.id";
    private const string Outcome = DispatchTelemetry.Prefix + "outcome";
    private const string ErrorType = "error.type";

    private readonly bool isOn = !options.IsWarmUp;

    /// <summary>Whether there is a listener. The instruments are created here, also in a warm-up.</summary>
    private bool IsTraced => DispatchTelemetry.Source.HasListeners() && isOn;

    public Activity? StartMessage(ServiceEvent serviceEvent) => !IsTraced ? null
        : DispatchTelemetry.Source.StartActivity($"dispatch {serviceEvent.WireName}", ActivityKind.Consumer)
            ?.SetTag(MessageType, serviceEvent.WireName)
            .SetTag(Repository, serviceEvent.RepositoryName);

    public void EndMessage(Activity? activity, DispatchedEvent dispatched, TimeSpan duration)
    {
        if (isOn && (DispatchTelemetry.Messages.Enabled || DispatchTelemetry.Unreadable.Enabled || DispatchTelemetry.Decisions.Enabled || DispatchTelemetry.MessageDuration.Enabled))
        {
            Measure(dispatched, duration);
        }

        activity?.SetTag(Decision, TextOf(dispatched.Decision)).SetTag(BuildCount, dispatched.Builds.Count)
            .SetStatus(dispatched.HasFailures ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }

    public Activity? StartBuild(BuildRequest request) => !IsTraced ? null
        : DispatchTelemetry.Source.StartActivity($"start {ProjectOf(request)}", ActivityKind.Client)?.SetTag(Rule, request.RuleName).SetTag(Project, ProjectOf(request));

    public void EndBuild(Activity? activity, DispatchedBuild build, TimeSpan duration)
    {
        if (isOn && (DispatchTelemetry.Builds.Enabled || DispatchTelemetry.BuildDuration.Enabled))
        {
            Measure(build, duration);
        }

        AddError(activity, build.Failure);
        activity?.SetTag(Outcome, TextOf(build.Outcome)).SetTag(BuildId, build.Started?.BuildId);
    }

    public Activity? StartNotification(NotificationRequest notification) => !IsTraced ? null
        : DispatchTelemetry.Source.StartActivity($"notify {notification.ChannelName}", ActivityKind.Client)?.SetTag(Rule, notification.RuleName).SetTag(Channel, notification.ChannelName);

    public void EndNotification(Activity? activity, DispatchedNotification dispatched, TimeSpan duration)
    {
        if (isOn && (DispatchTelemetry.Notifications.Enabled || DispatchTelemetry.NotificationDuration.Enabled))
        {
            Measure(dispatched, duration);
        }

        AddError(activity, dispatched.Failure);
        activity?.SetTag(Outcome, TextOf(dispatched.Outcome));
    }

    private static void Measure(DispatchedEvent dispatched, TimeSpan duration)
    {
        var type = new KeyValuePair<string, object?>(MessageType, dispatched.Delivery.Event.WireName);
        DispatchTelemetry.Messages.Add(1, type);
        if (DispatchTelemetry.Unreadable.Enabled && dispatched.Delivery.Event is (UnreadableMessage or { Resemblance: not null }))
        {
            DispatchTelemetry.Unreadable.Add(1, type);
        }

        DispatchTelemetry.Decisions.Add(1, type, new(Decision, TextOf(dispatched.Decision)));
        DispatchTelemetry.MessageDuration.Record(duration.TotalSeconds, type);
    }

    private static void Measure(DispatchedBuild build, TimeSpan duration)
    {
        var tags = new TagList { { Rule, build.Request.RuleName }, { Project, ProjectOf(build.Request) }, { Outcome, TextOf(build.Outcome) } };
        DispatchTelemetry.Builds.Add(1, AddError(ref tags, build.Failure));
        DispatchTelemetry.BuildDuration.Record(duration.TotalSeconds, tags);
    }

    private static void Measure(DispatchedNotification notification, TimeSpan duration)
    {
        var tags = new TagList { { Rule, notification.Request.RuleName }, { Channel, notification.Request.ChannelName }, { Outcome, TextOf(notification.Outcome) } };
        DispatchTelemetry.Notifications.Add(1, AddError(ref tags, notification.Failure));
        DispatchTelemetry.NotificationDuration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Adds the type of a failure.</summary>
    private static ref TagList AddError(ref TagList tags, Exception? failure)
    {
        if (failure is not null)
        {
            tags.Add(ErrorType, TextOf(failure));
        }

        return ref tags;
    }

    private static void AddError(Activity? activity, Exception? failure)
    {
        if (failure is not null)
        {
            activity?.SetTag(ErrorType, TextOf(failure)).SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Returns the name of the project. The name is escaped, because a function of a rule can compute it from untrusted text of the event.</summary>
    private static string ProjectOf(BuildRequest request) => DisplayText.Escape(request.ProjectName);

    private static string TextOf(BuildDecision decision) => decision.Failures.Count > 0 ? "failed" : decision.Builds.Count > 0 ? "build" : decision.Notifications.Count > 0 ? "notification" : "none";

    private static string TextOf(DispatchOutcome outcome) => outcome switch
    {
        DispatchOutcome.Started => "started",
        DispatchOutcome.Duplicate => "duplicate",
        DispatchOutcome.Superseded => "superseded",
        _ => "failed",
    };

    private static string TextOf(NotificationOutcome outcome) => outcome switch
    {
        NotificationOutcome.Sent => "sent",
        NotificationOutcome.Duplicate => "duplicate",
        _ => "failed",
    };

    /// <summary>
    /// Returns the error code of the service. If there is none, returns the type of the exception. The message is not used, because a tag
    /// of a metric should have few different values.
    /// </summary>
    private static string TextOf(Exception failure) => (failure as IActionException)?.ErrorCode ?? failure.GetType().FullName!;
}
