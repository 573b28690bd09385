using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was associated with a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateAssociatedWithRepositoryEvent>))]
public sealed record ApprovalRuleTemplateAssociatedWithRepositoryEvent : ApprovalRuleTemplateEvent
{
    /// <summary>Creates an event. Set its properties in the object initializer.</summary>
    public ApprovalRuleTemplateAssociatedWithRepositoryEvent()
    {
    }

    internal ApprovalRuleTemplateAssociatedWithRepositoryEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateAssociatedWithRepository;
}
