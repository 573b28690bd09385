using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule was created for a pull request.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleCreatedEvent>))]
public sealed record PullRequestApprovalRuleCreatedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestApprovalRuleCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalRuleCreatedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalRuleCreated;
}
