namespace CodeCommitEvents.Events;

/// <summary>What a reviewer did to a pull request: approved it, or revoked an earlier approval (<c>approvalStatus</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>ApprovalState</c>.</remarks>
[Vocabulary]
public readonly partial record struct ApprovalStatus
{
    /// <summary>The reviewer approved.</summary>
    public static ApprovalStatus Approve { get; } = new("APPROVE");

    /// <summary>The reviewer revoked the approval.</summary>
    public static ApprovalStatus Revoke { get; } = new("REVOKE");
}
