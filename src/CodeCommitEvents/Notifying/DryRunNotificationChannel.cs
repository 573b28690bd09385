namespace CodeCommitEvents.Notifying;

/// <summary>A channel that sends nothing. Use it to see which channels the rules notify.</summary>
public sealed class DryRunNotificationChannel : INotificationChannel
{
    /// <summary>Returns a result with the message id <c>dry-run</c>.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="notification"/> is null.</exception>
    public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return Task.FromResult(new SentNotification { MessageId = "dry-run" });
    }
}
