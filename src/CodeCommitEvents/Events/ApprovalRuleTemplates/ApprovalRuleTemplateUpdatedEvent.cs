using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was changed. It belongs to the account, not to a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateUpdatedEvent>))]
public sealed record ApprovalRuleTemplateUpdatedEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public ApprovalRuleTemplateUpdatedEvent()
    {
    }

    internal ApprovalRuleTemplateUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateUpdated;
}
