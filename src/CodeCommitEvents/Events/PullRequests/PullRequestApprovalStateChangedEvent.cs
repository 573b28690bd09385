using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Json;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Events;

/// <summary>A reviewer approved a pull request or took the approval back.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
public sealed record PullRequestApprovalStateChangedEvent : PullRequestEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestApprovalStateChangedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalStateChangedEvent(in EventInput input)
        : base(input) => ApprovalStatus = input.Detail.TakeWord("approvalStatus"u8) is { } text ? new ApprovalStatus(text) : null;

    /// <summary>Approved or taken back.</summary>
    public ApprovalStatus? ApprovalStatus { get; init; }

    private protected override string KnownName => "pullRequestApprovalStateChanged";

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("approvalStatus", ApprovalStatus?.Value);
    }
}
