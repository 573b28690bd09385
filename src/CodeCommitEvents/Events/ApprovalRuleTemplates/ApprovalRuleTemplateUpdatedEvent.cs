using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was updated. Templates belong to the account, not to a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateUpdatedEvent>))]
public sealed record ApprovalRuleTemplateUpdatedEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public ApprovalRuleTemplateUpdatedEvent()
    {
    }

    internal ApprovalRuleTemplateUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateUpdated;
}
