using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>The channels of a dispatcher by name.</summary>
internal sealed class NotificationChannels(IDictionary<string, INotificationChannel> channels)
{
    private readonly Dictionary<string, INotificationChannel> channels = new(channels, StringComparer.Ordinal);

    /// <summary>Returns the channel. For a name that does not exist, returns a channel that fails: the rules can have changed after the start.</summary>
    public INotificationChannel Find(string name) => channels.GetValueOrDefault(name, MissingChannel.Instance);

    private sealed class MissingChannel : INotificationChannel
    {
        public static MissingChannel Instance { get; } = new();

        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) =>
            throw new NotificationException(notification.ChannelName, isTransient: false, "There is no channel with this name.");
    }
}
