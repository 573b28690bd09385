using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule of a pull request was deleted.</summary>
/// <remarks>Channel: EventBridge.</remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestApprovalRuleDeletedEvent>))]
public sealed record PullRequestApprovalRuleDeletedEvent : PullRequestApprovalRuleEvent
{
    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
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
