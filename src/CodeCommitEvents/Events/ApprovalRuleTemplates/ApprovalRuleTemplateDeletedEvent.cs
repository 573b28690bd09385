using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was deleted. Templates belong to the account, not to a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateDeletedEvent>))]
public sealed record ApprovalRuleTemplateDeletedEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public ApprovalRuleTemplateDeletedEvent()
    {
    }

    internal ApprovalRuleTemplateDeletedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateDeleted;
}
