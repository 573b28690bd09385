using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule was removed from a pull request.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleDeletedEvent>))]
public sealed record PullRequestApprovalRuleDeletedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public PullRequestApprovalRuleDeletedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestApprovalRuleDeletedEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestApprovalRuleDeleted;
}
