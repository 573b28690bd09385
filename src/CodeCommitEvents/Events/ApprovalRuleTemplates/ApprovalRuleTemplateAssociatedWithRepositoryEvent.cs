namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was associated with a repository.</summary>
/// <remarks>Channel: EventBridge.</remarks>
public sealed record ApprovalRuleTemplateAssociatedWithRepositoryEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public ApprovalRuleTemplateAssociatedWithRepositoryEvent()
    {
    }

    internal ApprovalRuleTemplateAssociatedWithRepositoryEvent(in EventInput input)
        : base(input)
    {
    }

    private protected override string KnownName => "approvalRuleTemplateAssociatedWithRepository";
}
