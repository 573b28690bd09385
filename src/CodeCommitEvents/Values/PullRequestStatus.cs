namespace CodeCommitEvents.Events;

/// <summary>Whether a pull request is open: <c>pullRequestStatus</c>. Events write <c>Open</c>, the API <c>OPEN</c>: both are equal here.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>PullRequestStatusEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct PullRequestStatus
{
    /// <summary>Open.</summary>
    public static PullRequestStatus Open { get; } = new("Open");

    /// <summary>Closed: merged or abandoned, which <c>isMerged</c> tells.</summary>
    public static PullRequestStatus Closed { get; } = new("Closed");
}
