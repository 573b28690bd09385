namespace CodeCommitEvents.Events;

/// <summary>Whether a pull request is open (<c>pullRequestStatus</c>). Events have <c>Open</c> and the API has <c>OPEN</c>; comparisons ignore case.</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>PullRequestStatusEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct PullRequestStatus
{
    /// <summary>Open.</summary>
    public static PullRequestStatus Open { get; } = new("Open");

    /// <summary>Closed: merged or abandoned. <c>isMerged</c> says which.</summary>
    public static PullRequestStatus Closed { get; } = new("Closed");
}
