using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was disassociated from several repositories.</summary>
/// <remarks>Channel: EventBridge. A heading in the user guide calls this event <c>approvalRuleTemplateBatchDisassociatedFromRepositories</c>. The parser accepts both names.</remarks>
[JsonConverter(typeof(EventJsonConverter<BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent>))]
public sealed record BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent()
    {
    }

    internal BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.BatchDisassociateApprovalRuleTemplateFromRepositories;
}
