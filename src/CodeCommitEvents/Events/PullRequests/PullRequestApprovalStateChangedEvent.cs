using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A reviewer approved a pull request, or revoked an earlier approval.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalStateChangedEvent>))]
public sealed record PullRequestApprovalStateChangedEvent : PullRequestEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestApprovalStateChangedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalStateChangedEvent(in EventReadContext input)
        : base(input) => ApprovalStatus = input.Detail.TakeWord("approvalStatus"u8) is { } text ? new ApprovalStatus(text) : null;

    /// <summary>What the reviewer did: approved, or revoked an earlier approval (<c>approvalStatus</c>).</summary>
    public ApprovalStatus? ApprovalStatus { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalStateChanged;

    internal override EventActivity Activity => ApprovalStatus == Events.ApprovalStatus.Approve ? EventActivity.Approved
        : ApprovalStatus == Events.ApprovalStatus.Revoke ? EventActivity.ApprovalRevoked
        : EventActivity.OtherApproval;

    internal override string?[] IdentityParts => [.. base.IdentityParts, ApprovalStatus?.KnownValue, CallerUserArn?.Value];

    internal override string? OwnMoment => null;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("approvalStatus", ApprovalStatus?.Value);
    }
}
