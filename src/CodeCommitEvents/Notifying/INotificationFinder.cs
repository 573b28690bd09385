namespace CodeCommitEvents.Notifying;

/// <summary>Finds a notification that an earlier attempt may have sent, for example before its process crashed.</summary>
/// <remarks>
/// The dispatcher calls the finder if the <see cref="INotificationChannel"/> also implements this interface: whenever an earlier attempt may have
/// sent the notification, and the service may have forgotten the token (<see cref="INotificationChannel.TokenLifetime"/>). A channel that wraps
/// another channel should forward these calls.
/// </remarks>
public interface INotificationFinder
{
    /// <summary>Finds a notification.</summary>
    /// <param name="notification">The notification, with its <see cref="NotificationRequest.IdempotencyToken"/>.</param>
    /// <param name="since">The earliest time at which the notification may have been sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of the earlier attempt. Null if nothing was sent.</returns>
    Task<SentNotification?> FindAsync(NotificationRequest notification, DateTimeOffset since, CancellationToken cancellationToken = default);
}
