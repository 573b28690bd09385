using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The approval rules of a pull request were overridden, or the override was revoked.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleOverriddenEvent>))]
public sealed record PullRequestApprovalRuleOverriddenEvent : PullRequestEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestApprovalRuleOverriddenEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalRuleOverriddenEvent(in EventReadContext input)
        : base(input) => OverrideStatus = input.Detail.TakeWord("overrideStatus"u8) is { } text ? new OverrideStatus(text) : null;

    /// <summary>The new status: the approval rules are overridden, or the override was revoked (<c>overrideStatus</c>).</summary>
    public OverrideStatus? OverrideStatus { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalRuleOverridden;

    internal override EventActivity Activity => OverrideStatus == Events.OverrideStatus.Override ? EventActivity.RulesOverridden
        : OverrideStatus == Events.OverrideStatus.Revoke ? EventActivity.RulesReinstated
        : EventActivity.None;

    internal override string?[] IdentityParts => [.. base.IdentityParts, OverrideStatus?.KnownValue, CallerUserArn?.Value];

    internal override string? OwnMoment => null;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("overrideStatus", OverrideStatus?.Value);
    }
}
