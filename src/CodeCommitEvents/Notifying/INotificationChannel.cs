using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>Tells people or programs about events: an SNS topic, a chat, a pull request. An implementation must be thread-safe.</summary>
public interface INotificationChannel
{
    /// <summary>
    /// How long the service remembers a <see cref="NotificationRequest.IdempotencyToken"/> after it has sent a notification: within this time, a call
    /// with the same token sends nothing again. Default: zero, for a service that does not know tokens. A channel that neither knows
    /// tokens nor is an <see cref="INotificationFinder"/> can tell something twice if a process crashes between the call and the end of the call.
    /// </summary>
    TimeSpan TokenLifetime => TimeSpan.Zero;

    /// <summary>
    /// The details of a finished build that the channel shows. The dispatcher gets them from its provider
    /// (<c>BuildDispatcherOptions.BuildDetails</c>) before it calls the channel: <see cref="BuildOutcome.Details"/>. Default:
    /// <see cref="BuildDetailKinds.None"/>, which costs no calls to AWS.
    /// </summary>
    BuildDetailKinds DetailKinds => BuildDetailKinds.None;

    /// <summary>
    /// Returns whether the channel wrote a comment. Rules ignore the comments of this library: otherwise, an answer could be taken for a command. The dispatcher
    /// recognizes them by the last line of their text, and asks the channels about an event without the text. Default: false.
    /// </summary>
    /// <param name="comment">The event of a new or edited comment.</param>
    bool Wrote(CommentEvent comment) => false;

    /// <summary>Sends a notification.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="cancellationToken">
    /// Cancels the call. Even then, the notification may have been sent. The dispatcher does not wait for a call that ignores the cancellation.
    /// </param>
    /// <returns>The result.</returns>
    /// <exception cref="NotificationException">
    /// The notification was not sent, or it is unknown whether it was. <see cref="NotificationException.IsTransient"/> says whether a retry can
    /// help.
    /// </exception>
    Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default);
}
