namespace CodeCommitEvents.Events;

/// <summary>What a reviewer did: <c>approvalStatus</c>. Its <c>REVOKE</c> takes an approval back.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>ApprovalState</c>.</remarks>
[Vocabulary]
public readonly partial record struct ApprovalStatus
{
    /// <summary>The reviewer approved.</summary>
    public static ApprovalStatus Approve { get; } = new("APPROVE");

    /// <summary>The reviewer took the approval back.</summary>
    public static ApprovalStatus Revoke { get; } = new("REVOKE");
}
