using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Shared.Aws;

/// <summary>Creates the exceptions with which channels that call AWS fail.</summary>
internal static class NotificationFailure
{
    /// <summary>Returns the exception of a notification.</summary>
    /// <param name="failure">The failure of the call.</param>
    /// <param name="notification">The notification.</param>
    /// <param name="notDone">What was not done, as a sentence without its period.</param>
    /// <param name="inDoubt">That this is unknown, as a sentence without its period.</param>
    /// <param name="exception">The exception of the call.</param>
    public static NotificationException ToException(this AwsFailure failure, NotificationRequest notification, string notDone, string inDoubt, Exception exception) =>
        new(notification.ChannelName, failure.IsTransient, $"{(failure.MayHaveSucceeded ? inDoubt : notDone)}: {failure.Reason}.", exception)
        {
            ErrorCode = failure.ErrorCode,
            RequestId = failure.RequestId,
            MayHaveBeenSent = failure.MayHaveSucceeded,
        };
}
