namespace CodeCommitEvents.Events;

/// <summary>An approval rule template was taken off several repositories.</summary>
/// <remarks>Channel: EventBridge. The user guide's heading writes <c>approvalRuleTemplateBatchDisassociatedFromRepositories</c>, which is read too.</remarks>
public sealed record BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent : ApprovalRuleTemplateEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent()
    {
    }

    internal BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(in EventInput input)
        : base(input)
    {
    }

    private protected override string KnownName => "batchDisassociateApprovalRuleTemplateFromRepositories";
}
