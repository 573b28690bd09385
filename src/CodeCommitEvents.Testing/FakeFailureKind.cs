namespace CodeCommitEvents.Testing;

/// <summary>How a start fails.</summary>
internal enum FakeFailureKind
{
    /// <summary>CodeBuild throttled the request. No build was started. A retry can succeed.</summary>
    Transient,

    /// <summary>The project does not exist. No build was started. A retry also fails.</summary>
    Permanent,

    /// <summary>The build was started, but the response was lost.</summary>
    Unanswered,
}
