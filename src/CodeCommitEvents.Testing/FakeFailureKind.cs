namespace CodeCommitEvents.Testing;

/// <summary>How a fake start fails.</summary>
internal enum FakeFailureKind
{
    /// <summary>It was throttled: nothing was started, and trying again can help.</summary>
    Transient,

    /// <summary>There is no such project: nothing was started, and trying again does not help.</summary>
    Permanent,

    /// <summary>The build was started, and the answer was lost.</summary>
    Unanswered,
}
