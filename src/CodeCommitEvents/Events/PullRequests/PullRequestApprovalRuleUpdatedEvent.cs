using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule was changed on a pull request.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleUpdatedEvent>))]
public sealed record PullRequestApprovalRuleUpdatedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
