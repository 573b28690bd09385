using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule was added to a pull request.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleCreatedEvent>))]
public sealed record PullRequestApprovalRuleCreatedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>An event with no more than its required properties.</summary>
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
