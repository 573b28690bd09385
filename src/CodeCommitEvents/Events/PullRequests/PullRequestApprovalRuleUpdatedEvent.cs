using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule of a pull request was updated.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleUpdatedEvent>))]
public sealed record PullRequestApprovalRuleUpdatedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestApprovalRuleUpdatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalRuleUpdatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalRuleUpdated;
}
