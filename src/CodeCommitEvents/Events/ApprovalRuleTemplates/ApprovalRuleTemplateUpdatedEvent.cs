using System.Globalization;
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

    /// <summary>The time of the change. Other events about a template do not change this time.</summary>
    internal override string? OwnMoment => LastModifiedDate?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateUpdated;
}
