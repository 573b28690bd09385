using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was disassociated from a repository.</summary>
/// <remarks>Channel: EventBridge. A heading in the user guide calls this event <c>approvalRuleTemplateDisassociatedWithRepository</c>. The parser accepts both names.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateDisassociatedFromRepositoryEvent>))]
public sealed record ApprovalRuleTemplateDisassociatedFromRepositoryEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public ApprovalRuleTemplateDisassociatedFromRepositoryEvent()
    {
    }

    internal ApprovalRuleTemplateDisassociatedFromRepositoryEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateDisassociatedFromRepository;
}
