using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was associated with several repositories.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>approvalRuleTemplateBatchAssociatedWithRepositories</c>, which is read too.</remarks>
[JsonConverter(typeof(EventJsonConverter<BatchAssociateApprovalRuleTemplateWithRepositoriesEvent>))]
public sealed record BatchAssociateApprovalRuleTemplateWithRepositoriesEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public BatchAssociateApprovalRuleTemplateWithRepositoriesEvent()
    {
    }

    internal BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.BatchAssociateApprovalRuleTemplateWithRepositories;
}
