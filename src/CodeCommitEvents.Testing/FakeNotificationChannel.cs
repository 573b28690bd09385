using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A channel for unit tests. It records all notifications and sends nothing. A notification that repeats an idempotency token is recorded once.
/// The channel is thread-safe.
/// </summary>
/// <remarks>For assertions about the channels that rules notify, see <see cref="FakeNotificationAssertions"/>.</remarks>
public sealed class FakeNotificationChannel : INotificationChannel, INotificationFinder
{
    private readonly List<NotificationRequest> sent = [];
    private FakeFailure? permanent;
    private FakeFailure? transient;
    private FakeFailure? unanswered;

    /// <summary>How long the channel says that it remembers a token: five minutes.</summary>
    public TimeSpan TokenLifetime => TimeSpan.FromMinutes(5);

    /// <summary>The details of finished builds that the channel asks for. Default: none.</summary>
    public BuildDetailKinds DetailKinds { get; init; }

    /// <summary>The notifications that were sent.</summary>
    public IReadOnlyList<NotificationRequest> Sent
    {
        get
        {
            lock (sent)
            {
                return [.. sent];
            }
        }
    }

    /// <summary>Makes the next notifications fail as if the service throttled them. A retry can succeed.</summary>
    /// <param name="times">The number of notifications that fail. Default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FakeNotificationChannel FailTransiently(int times = int.MaxValue)
    {
        transient = new(FakeFailureKind.Transient, after: 0, times, project: null);
        return this;
    }

    /// <summary>Makes all notifications fail as if the topic did not exist. A retry also fails.</summary>
    public FakeNotificationChannel FailPermanently()
    {
        permanent = new(FakeFailureKind.Permanent, after: 0, int.MaxValue, project: null);
        return this;
    }

    /// <summary>Sends the next notifications, but makes the calls fail as if the connection broke before the response arrived.</summary>
    /// <param name="times">The number of notifications whose response is lost. Default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FakeNotificationChannel LoseResponse(int times = int.MaxValue)
    {
        unanswered = new(FakeFailureKind.Unanswered, after: 0, times, project: null);
        return this;
    }

    /// <inheritdoc/>
    public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        cancellationToken.ThrowIfCancellationRequested();
        lock (sent)
        {
            var channel = notification.ChannelName;
            var failure = permanent?.Of(channel) ?? transient?.Of(channel) ?? unanswered?.Of(channel);
            var id = failure is null or FakeFailureKind.Unanswered ? IdOf(notification) : null;
            return failure is { } kind ? throw FakeExceptions.OfNotification(kind, channel) : Task.FromResult(new SentNotification { MessageId = id });
        }
    }

    /// <inheritdoc/>
    public Task<SentNotification?> FindAsync(NotificationRequest notification, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        lock (sent)
        {
            return Task.FromResult(IndexOf(notification) is >= 0 and var index ? new SentNotification { MessageId = IdOf(index) } : null);
        }
    }

    /// <summary>Records the notification unless its token is known, and returns the id of its message.</summary>
    private string IdOf(NotificationRequest notification)
    {
        var index = IndexOf(notification);
        if (index < 0)
        {
            index = sent.Count;
            sent.Add(notification);
        }

        return IdOf(index);
    }

    private int IndexOf(NotificationRequest notification) =>
        notification.IdempotencyToken is { } token ? sent.FindIndex(earlier => earlier.IdempotencyToken == token) : -1;

    private static string IdOf(int index) => new FakeData(index).Uuid("notification");
}
