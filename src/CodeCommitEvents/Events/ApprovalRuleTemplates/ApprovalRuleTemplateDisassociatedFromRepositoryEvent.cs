using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was taken off a repository.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>approvalRuleTemplateDisassociatedWithRepository</c>, which is read too.</remarks>
[JsonConverter(typeof(EventJsonConverter<ApprovalRuleTemplateDisassociatedFromRepositoryEvent>))]
public sealed record ApprovalRuleTemplateDisassociatedFromRepositoryEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public ApprovalRuleTemplateDisassociatedFromRepositoryEvent()
    {
    }

    internal ApprovalRuleTemplateDisassociatedFromRepositoryEvent(in EventReadContext input)
        : base(input)
    {
    }

    internal override EventCatalogEntry Entry => EventCatalog.ApprovalRuleTemplateDisassociatedFromRepository;
}
