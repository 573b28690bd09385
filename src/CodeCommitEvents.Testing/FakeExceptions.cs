using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>The exceptions of configured failures.</summary>
internal static class FakeExceptions
{
    public static BuildStartException OfStart(FakeFailureKind kind, string project) => kind switch
    {
        FakeFailureKind.Transient => new(project, isTransient: true, "The fake starter is configured to fail transiently.") { ErrorCode = "ThrottlingException" },
        FakeFailureKind.Permanent => new(project, isTransient: false, "The fake starter is configured to fail permanently.") { ErrorCode = "ResourceNotFoundException" },
        _ => new(project, isTransient: true, "The fake starter is configured to lose the response.") { MayHaveStarted = true },
    };

    public static NotificationException OfNotification(FakeFailureKind kind, string channel) => kind switch
    {
        FakeFailureKind.Transient => new(channel, isTransient: true, "The fake channel is configured to fail transiently.") { ErrorCode = "Throttled" },
        FakeFailureKind.Permanent => new(channel, isTransient: false, "The fake channel is configured to fail permanently.") { ErrorCode = "NotFound" },
        _ => new(channel, isTransient: true, "The fake channel is configured to lose the response.") { MayHaveBeenSent = true },
    };
}
