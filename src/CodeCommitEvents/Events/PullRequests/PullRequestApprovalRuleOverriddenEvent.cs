using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The approval rules of a pull request were set aside or put in force again.</summary>
/// <remarks>Channels: notification rules, EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleOverriddenEvent>))]
public sealed record PullRequestApprovalRuleOverriddenEvent : PullRequestEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestApprovalRuleOverriddenEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalRuleOverriddenEvent(in EventReadContext input)
        : base(input) => OverrideStatus = input.Detail.TakeWord("overrideStatus"u8) is { } text ? new OverrideStatus(text) : null;

    /// <summary>Set aside or in force again.</summary>
    public OverrideStatus? OverrideStatus { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalRuleOverridden;

    internal override EventActivity Activity => OverrideStatus == Events.OverrideStatus.Override ? EventActivity.RulesOverridden
        : OverrideStatus == Events.OverrideStatus.Revoke ? EventActivity.RulesReinstated
        : EventActivity.None;

    internal override string?[] IdentityParts => [.. base.IdentityParts, OverrideStatus?.Value];

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("overrideStatus", OverrideStatus?.Value);
    }
}
