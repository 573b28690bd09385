using CodeCommitEvents.Building;

namespace CodeCommitEvents.Notifying;

/// <summary>A notification could not be sent.</summary>
public sealed class NotificationException : Exception, IActionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="channelName">The name of the channel.</param>
    /// <param name="isTransient">Whether a retry can help.</param>
    /// <param name="message">The reason. It should contain no values of the notification.</param>
    /// <param name="innerException">The cause. Default: null.</param>
    public NotificationException(string channelName, bool isTransient, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ChannelName = channelName;
        IsTransient = isTransient;
    }

    /// <summary>The name of the channel.</summary>
    public string ChannelName { get; }

    /// <summary>Whether the same notification can be sent later: for example, true for a throttled call and false for an unknown topic.</summary>
    public bool IsTransient { get; }

    /// <summary>The error code of the service. Null if the service did not respond.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id of the AWS request, which AWS Support asks for. Null if the service did not respond.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the notification may have been sent despite the error, for example because the call ended without a response.</summary>
    public bool MayHaveBeenSent { get; init; }

    bool IActionException.MayHaveHappened => MayHaveBeenSent;
}
