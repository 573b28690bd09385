using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CodeCommitEvents.Dispatching;

/// <summary>The traces and metrics of dispatchers. <c>docs/operations.md</c> lists them. Nothing is recorded if there is no listener.</summary>
public static class DispatchTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>. Pass it to <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry.</summary>
    public const string Name = "CodeCommitEvents";

    internal const string Prefix = "codecommit_events.";

    private static readonly string? Version = typeof(DispatchTelemetry).Assembly.GetName().Version?.ToString(3);
    internal static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);

    internal static readonly Counter<long> Messages = Meter.CreateCounter<long>(Prefix + "messages", "{message}", "Dispatched messages, by the name of the event.");
    internal static readonly Counter<long> Unreadable = Meter.CreateCounter<long>(Prefix + "messages.unreadable", "{message}", "Messages that cannot be read, and messages that look like an event of CodeCommit or CodeBuild but are not a known event.");
    internal static readonly Counter<long> Decisions = Meter.CreateCounter<long>(Prefix + "decisions", "{decision}", "Decisions of the rules for messages.");
    internal static readonly Counter<long> Builds = Meter.CreateCounter<long>(Prefix + "builds", "{build}", "Builds that rules requested, by outcome.");
    internal static readonly Counter<long> Notifications = Meter.CreateCounter<long>(Prefix + "notifications", "{notification}", "Notifications that rules requested, by outcome.");
    internal static readonly Histogram<double> NotificationDuration = Meter.CreateHistogram<double>(Prefix + "notification.duration", "s", "The duration of a notification, including its claim.");
    internal static readonly Histogram<double> MessageDuration = Meter.CreateHistogram<double>(Prefix + "message.duration", "s", "The duration of the dispatch of a message, including its builds.");
    internal static readonly Histogram<double> BuildDuration = Meter.CreateHistogram<double>(Prefix + "build.start.duration", "s", "The duration of the start of a build, including its claim.");
}
