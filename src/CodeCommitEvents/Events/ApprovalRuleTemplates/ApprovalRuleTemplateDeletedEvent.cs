using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was deleted. It belongs to the account, not to a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateDeletedEvent>))]
public sealed record ApprovalRuleTemplateDeletedEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public ApprovalRuleTemplateDeletedEvent()
    {
    }

    internal ApprovalRuleTemplateDeletedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateDeleted;
}
