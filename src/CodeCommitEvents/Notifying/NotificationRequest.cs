using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>What a rule tells a channel: an event.</summary>
public sealed record NotificationRequest
{
    /// <summary>The name of the channel, as in <see cref="BuildDispatcherOptions.Channels"/>.</summary>
    public required string ChannelName { get; init; }

    /// <summary>The name of the rule that tells the channel. Null if there is no rule.</summary>
    public string? RuleName { get; init; }

    /// <summary>The event.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>
    /// What became of the build, with its cause. If the rule is about a batch build, this is the outcome of the batch build, and <see cref="Event"/>
    /// is the end of its last build. Null for an event that is not a <see cref="BuildStateChangeEvent"/>, and before the notification is
    /// dispatched.
    /// </summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>
    /// Why the rules in the repository of the event are not used. If it is set, the notification is about this problem, and no rule asked for it. Default: null.
    /// </summary>
    public RulesProblem? RulesProblem { get; init; }

    /// <summary>
    /// The answer to the command in the comment that <see cref="Event"/> is about. Null if the event is no such comment, and before the notification is
    /// dispatched.
    /// </summary>
    public CommandAnswer? Answer { get; init; }

    /// <summary>
    /// What the notification is about: the event itself, a batch build that ended, or the pull request of a comment, if the notification is the answer to a
    /// command. The rules set it. Default: the event.
    /// </summary>
    public ActionSubject Subject { get; init; }

    /// <summary>
    /// A token for this notification, 64 hexadecimal digits. It is the same for every attempt to send the notification, so that a channel can
    /// recognize a repeated attempt. Null before the notification is dispatched.
    /// </summary>
    public string? IdempotencyToken { get; init; }

    /// <summary>Returns the channel and the event: <c>team: referenceUpdated payments-api branch/main 2167ac048f33</c>.</summary>
    public override string ToString() => DisplayText.Escape($"{ChannelName}: {BuildCause.FromEvent(Event)}{(RulesProblem is null ? "" : $", {RulesProblem}")}");
}
