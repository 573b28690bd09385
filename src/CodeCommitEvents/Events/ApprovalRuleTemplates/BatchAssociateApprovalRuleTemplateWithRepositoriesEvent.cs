using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was associated with several repositories.</summary>
/// <remarks>Channel: EventBridge. A heading in the user guide calls this event <c>approvalRuleTemplateBatchAssociatedWithRepositories</c>. The parser accepts both names.</remarks>
[JsonConverter(typeof(EventJsonConverter<BatchAssociateApprovalRuleTemplateWithRepositoriesEvent>))]
public sealed record BatchAssociateApprovalRuleTemplateWithRepositoriesEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public BatchAssociateApprovalRuleTemplateWithRepositoriesEvent()
    {
    }

    internal BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.BatchAssociateApprovalRuleTemplateWithRepositories;
}
