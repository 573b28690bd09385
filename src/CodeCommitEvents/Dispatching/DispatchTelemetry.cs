using System.Diagnostics;
using System.Diagnostics.Metrics;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>The traces and metrics of dispatchers. <c>docs/operations.md</c> lists them. Nothing is recorded if there is no listener.</summary>
public static class DispatchTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>. Pass it to <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry.</summary>
    public const string Name = "CodeCommitEvents";

    private const string Prefix = "codecommit_events.";
    private const string MessageType = Prefix + "message.type";
    private const string Repository = Prefix + "repository";
    private const string Decision = Prefix + "decision";
    private const string BuildCount = Prefix + "builds.count";
    private const string Rule = Prefix + "rule";
    private const string Project = Prefix + "project";
    private const string Channel = Prefix + "channel";
    private const string BuildId = Prefix + "build.id";
    private const string Outcome = Prefix + "outcome";
    private const string ErrorType = "error.type";

    private static readonly string? Version = typeof(DispatchTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>(Prefix + "messages", "{message}", "Dispatched messages, by the name of the event.");
    private static readonly Counter<long> Unreadable = Meter.CreateCounter<long>(Prefix + "messages.unreadable", "{message}", "Messages that cannot be read, and messages that look like an event of CodeCommit or CodeBuild but are not a known event.");
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>(Prefix + "decisions", "{decision}", "Decisions of the rules for messages.");
    private static readonly Counter<long> Builds = Meter.CreateCounter<long>(Prefix + "builds", "{build}", "Builds that rules requested, by outcome.");
    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>(Prefix + "notifications", "{notification}", "Notifications that rules requested, by outcome.");
    private static readonly Histogram<double> NotificationDuration = Meter.CreateHistogram<double>(Prefix + "notification.duration", "s", "The duration of a notification, including its claim.");
    private static readonly Histogram<double> MessageDuration = Meter.CreateHistogram<double>(Prefix + "message.duration", "s", "The duration of the dispatch of a message, including its builds.");
    private static readonly Histogram<double> BuildDuration = Meter.CreateHistogram<double>(Prefix + "build.start.duration", "s", "The duration of the start of a build, including its claim.");

    internal static Activity? StartMessage(ServiceEvent serviceEvent)
    {
        var type = serviceEvent.WireName;
        return Source.StartActivity($"dispatch {type}", ActivityKind.Consumer)
            ?.SetTag(MessageType, type)
            .SetTag(Repository, serviceEvent.RepositoryName);
    }

    internal static void EndMessage(Activity? activity, DispatchedEvent dispatched, TimeSpan duration)
    {
        if (Messages.Enabled || Unreadable.Enabled || Decisions.Enabled || MessageDuration.Enabled)
        {
            Measure(dispatched, duration);
        }

        activity?.SetTag(Decision, TextOf(dispatched.Decision)).SetTag(BuildCount, dispatched.Builds.Count)
            .SetStatus(dispatched.HasFailures ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
    }

    internal static Activity? StartBuild(BuildRequest request) =>
        Source.StartActivity($"start {ProjectOf(request)}", ActivityKind.Client)?.SetTag(Rule, request.RuleName).SetTag(Project, ProjectOf(request));

    internal static void EndBuild(Activity? activity, DispatchedBuild build, TimeSpan duration)
    {
        if (Builds.Enabled || BuildDuration.Enabled)
        {
            Measure(build, duration);
        }

        AddError(activity, build.Failure);
        activity?.SetTag(Outcome, TextOf(build.Outcome)).SetTag(BuildId, build.Started?.BuildId);
    }

    internal static Activity? StartNotification(NotificationRequest notification) =>
        Source.StartActivity($"notify {notification.ChannelName}", ActivityKind.Client)?.SetTag(Rule, notification.RuleName).SetTag(Channel, notification.ChannelName);

    internal static void EndNotification(Activity? activity, DispatchedNotification dispatched, TimeSpan duration)
    {
        if (Notifications.Enabled || NotificationDuration.Enabled)
        {
            Measure(dispatched, duration);
        }

        AddError(activity, dispatched.Failure);
        activity?.SetTag(Outcome, TextOf(dispatched.Outcome));
    }

    private static void Measure(DispatchedEvent dispatched, TimeSpan duration)
    {
        var type = new KeyValuePair<string, object?>(MessageType, dispatched.Delivery.Event.WireName);
        Messages.Add(1, type);
        if (Unreadable.Enabled && dispatched.Delivery.Event is (UnreadableMessage or { Resemblance: not null }))
        {
            Unreadable.Add(1, type);
        }

        Decisions.Add(1, type, new(Decision, TextOf(dispatched.Decision)));
        MessageDuration.Record(duration.TotalSeconds, type);
    }

    private static void Measure(DispatchedBuild build, TimeSpan duration)
    {
        var tags = new TagList { { Rule, build.Request.RuleName }, { Project, ProjectOf(build.Request) }, { Outcome, TextOf(build.Outcome) } };
        Builds.Add(1, AddError(ref tags, build.Failure));
        BuildDuration.Record(duration.TotalSeconds, tags);
    }

    private static void Measure(DispatchedNotification notification, TimeSpan duration)
    {
        var tags = new TagList { { Rule, notification.Request.RuleName }, { Channel, notification.Request.ChannelName }, { Outcome, TextOf(notification.Outcome) } };
        Notifications.Add(1, AddError(ref tags, notification.Failure));
        NotificationDuration.Record(duration.TotalSeconds, tags);
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
