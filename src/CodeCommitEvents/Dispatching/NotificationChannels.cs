using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>The channels of a dispatcher by name.</summary>
internal sealed class NotificationChannels(IDictionary<string, INotificationChannel> channels)
{
    private readonly Dictionary<string, INotificationChannel> channels = new(channels, StringComparer.Ordinal);

    /// <summary>
    /// Returns the channel of each notification. For a name that does not exist, returns a channel that fails: the rules can have changed after the
    /// start.
    /// </summary>
    public INotificationChannel[] Find(ValueList<NotificationRequest> notifications)
    {
        var found = new INotificationChannel[notifications.Count];
        for (var index = 0; index < found.Length; index++)
        {
            found[index] = channels.GetValueOrDefault(notifications[index].ChannelName, MissingChannel.Instance);
        }

        return found;
    }

    private sealed class MissingChannel : INotificationChannel
    {
        public static MissingChannel Instance { get; } = new();

        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) =>
            throw new NotificationException(notification.ChannelName, isTransient: false, "There is no channel with this name.");
    }
}
