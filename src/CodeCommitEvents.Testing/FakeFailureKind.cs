namespace CodeCommitEvents.Testing;

/// <summary>How a start or a notification fails.</summary>
internal enum FakeFailureKind
{
    /// <summary>The service throttled the request and did nothing. A retry can succeed.</summary>
    Transient,

    /// <summary>The project or the topic does not exist. A retry also fails.</summary>
    Permanent,

    /// <summary>The build was started, or the notification was sent, but the response was lost.</summary>
    Unanswered,
}
