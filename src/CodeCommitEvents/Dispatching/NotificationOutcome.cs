using System.Text.Json.Serialization;

namespace CodeCommitEvents.Dispatching;

/// <summary>The result for a notification that a rule requested.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationOutcome>))]
public enum NotificationOutcome
{
    /// <summary>The notification was sent.</summary>
    Sent,

    /// <summary>Nothing was sent, because the channel was notified about this change before.</summary>
    Duplicate,

    /// <summary>The notification was not sent, or it is unknown whether it was.</summary>
    Failed,
}
