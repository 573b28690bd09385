namespace CodeCommitEvents.Events;

/// <summary>Whether a pull request is open (<c>pullRequestStatus</c>). Events contain <c>Open</c>, and the API returns <c>OPEN</c>; comparisons ignore case.</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>PullRequestStatusEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct PullRequestStatus
{
    /// <summary>The pull request is open.</summary>
    public static PullRequestStatus Open { get; } = new("Open");

    /// <summary>The pull request is closed, after a merge or without one. The field <c>isMerged</c> tells whether it was merged.</summary>
    public static PullRequestStatus Closed { get; } = new("Closed");
}
