using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was changed, or was associated with or disassociated from repositories.</summary>
/// <remarks>
/// Detail type <c>CodeCommit Approval Rule Template Change</c>. Channel: EventBridge. Templates belong to an account.
/// <see cref="CodeCommitEvent.RepositoryName"/> is null if the envelope does not contain the ARN of a repository.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateEvent>))]
public abstract record ApprovalRuleTemplateEvent : CodeCommitEvent
{
    private readonly string? creationDate;
    private readonly string? lastModifiedDate;

    private protected ApprovalRuleTemplateEvent()
    {
    }

    private protected ApprovalRuleTemplateEvent(in EventReadContext input)
        : base(input)
    {
        var detail = input.Detail;
        ApprovalRuleTemplateId = detail.TakeString("approvalRuleTemplateId"u8);
        ApprovalRuleTemplateName = detail.TakeString("approvalRuleTemplateName"u8);
        ApprovalRuleTemplateContentSha256 = detail.TakeString("approvalRuleTemplateContentSha256"u8);
        Repositories = detail.TakeMap("repositories"u8);
        creationDate = detail.TakeString("creationDate"u8);
        lastModifiedDate = detail.TakeString("lastModifiedDate"u8);
    }

    /// <summary>The id of the template, a UUID.</summary>
    public string? ApprovalRuleTemplateId { get; init; }

    /// <summary>The name of the template.</summary>
    public string? ApprovalRuleTemplateName { get; init; }

    /// <summary>The SHA-256 hash of the template's content, as hexadecimal digits.</summary>
    public string? ApprovalRuleTemplateContentSha256 { get; init; }

    /// <summary>The affected repositories: the key is the name, the value is the id. Empty if only the template itself was changed.</summary>
    public ValueMap<string>? Repositories { get; init; }

    /// <summary>When the template was created (<c>creationDate</c>, such as <c>Wed Nov 06 19:02:14 UTC 2019</c>). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? CreationDate
    {
        get => AwsTimestamp.Parse(creationDate);
        init => creationDate = AwsTimestamp.FormatJavaDate(value);
    }

    /// <summary>When the template last changed (<c>lastModifiedDate</c>). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? LastModifiedDate
    {
        get => AwsTimestamp.Parse(lastModifiedDate);
        init => lastModifiedDate = AwsTimestamp.FormatJavaDate(value);
    }

    internal override string?[] IdentityParts =>
    [
        ApprovalRuleTemplateId, ApprovalRuleTemplateName, ApprovalRuleTemplateContentSha256, CallerUserArn?.Value,
        .. (Repositories ?? ValueMap<string>.Empty).OrderBy(static repository => repository.Key, StringComparer.Ordinal).SelectMany(static repository => new[] { repository.Key, repository.Value }),
    ];

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("approvalRuleTemplateId", ApprovalRuleTemplateId);
        writer.Text("approvalRuleTemplateName", ApprovalRuleTemplateName);
        writer.Text("approvalRuleTemplateContentSha256", ApprovalRuleTemplateContentSha256);
        writer.Map("repositories", Repositories);
        writer.Text("creationDate", creationDate);
        writer.Text("lastModifiedDate", lastModifiedDate);
    }
}
