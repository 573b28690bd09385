namespace CodeCommitEvents.Notifying;

/// <summary>A notification that was sent.</summary>
public sealed record SentNotification
{
    /// <summary>The id of the message, as the service of the channel returned it. Null if the service returns none.</summary>
    public string? MessageId { get; init; }
}
