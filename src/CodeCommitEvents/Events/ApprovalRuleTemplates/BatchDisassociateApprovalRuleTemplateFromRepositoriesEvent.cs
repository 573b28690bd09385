using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was taken off several repositories.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>approvalRuleTemplateBatchDisassociatedFromRepositories</c>, which is read too.</remarks>
[JsonConverter(typeof(EventJsonConverter<BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent>))]
public sealed record BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent()
    {
    }

    internal BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.BatchDisassociateApprovalRuleTemplateFromRepositories;
}
