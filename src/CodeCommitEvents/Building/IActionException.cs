namespace CodeCommitEvents.Building;

/// <summary>The failure of a build that was to be started, or of a notification that was to be sent.</summary>
internal interface IActionException
{
    bool IsTransient { get; }

    /// <summary>Whether the build may have been started, or the notification may have been sent.</summary>
    bool MayHaveHappened { get; }

    string? ErrorCode { get; }

    string? RequestId { get; }
}
