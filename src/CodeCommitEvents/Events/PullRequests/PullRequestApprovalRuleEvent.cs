using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule of a pull request was created, updated or deleted.</summary>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleEvent>))]
public abstract record PullRequestApprovalRuleEvent : PullRequestEvent
{
    private protected PullRequestApprovalRuleEvent()
    {
    }

    [SetsRequiredMembers]
    private protected PullRequestApprovalRuleEvent(in EventReadContext input)
        : base(input)
    {
        ApprovalRuleId = input.Detail.TakeString("approvalRuleId"u8);
        ApprovalRuleName = input.Detail.TakeString("approvalRuleName"u8);
        ApprovalRuleContentSha256 = input.Detail.TakeString("approvalRuleContentSha256"u8);
    }

    /// <summary>The id of the rule, a UUID.</summary>
    public string? ApprovalRuleId { get; init; }

    /// <summary>The name of the rule.</summary>
    public string? ApprovalRuleName { get; init; }

    /// <summary>The SHA-256 hash of the rule's content, as hexadecimal digits.</summary>
    public string? ApprovalRuleContentSha256 { get; init; }

    internal override EventActivity Activity => EventActivity.RulesEdited;

    internal override string?[] IdentityParts => [.. base.IdentityParts, ApprovalRuleId, ApprovalRuleName, ApprovalRuleContentSha256, CallerUserArn?.Value];

    internal override string? OwnMoment => null;

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("approvalRuleId", ApprovalRuleId);
        writer.Text("approvalRuleName", ApprovalRuleName);
        writer.Text("approvalRuleContentSha256", ApprovalRuleContentSha256);
    }
}
