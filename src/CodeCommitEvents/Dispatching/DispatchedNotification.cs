using System.Text.Json.Serialization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>The result for a notification that a rule requested.</summary>
public sealed record DispatchedNotification
{
    /// <summary>The notification, as the channel received it.</summary>
    public required NotificationRequest Request { get; init; }

    /// <summary>
    /// The key of the claim of the notification. If <see cref="IBuildClaimStore.ForgetAsync"/> forgets the claim, the channel is notified again.
    /// Null if the result was created in code.
    /// </summary>
    public string? ClaimKey { get; init; }

    /// <summary>Whether the notification was sent, is a duplicate, or has failed.</summary>
    public required NotificationOutcome Outcome { get; init; }

    /// <summary>The id of the sent message, as the channel returned it. For a duplicate, the id of the earlier message. Null if there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The exception if the outcome is <see cref="NotificationOutcome.Failed"/>. Null for all other outcomes.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public Exception? Failure { get; init; }

    /// <summary>Whether a retry can help. False if the notification has not failed, or if the failure is permanent.</summary>
    public bool CanBeRetried => Failure is not null and not IActionException { IsTransient: false };

    /// <summary>Returns the result on one line, such as <c>team: notified</c>.</summary>
    public override string ToString() => DisplayText.Escape($"{Request.ChannelName}: {ResultText}");

    private string ResultText => Outcome switch
    {
        NotificationOutcome.Sent => "notified",
        NotificationOutcome.Duplicate => "notified before",
        _ => $"not notified{(CanBeRetried ? ", a retry can help" : "")}: {Failure?.Message}",
    };
}
