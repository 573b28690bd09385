using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What may happen to a pull request.</summary>
internal static class PullRequestVerbs
{
    public static readonly ActivityType Opened = new("opened", static serviceEvent => serviceEvent is PullRequestCreatedEvent);
    public static readonly ActivityType Updated = new("updated", static serviceEvent => serviceEvent is PullRequestSourceBranchUpdatedEvent);
    public static readonly ActivityType Closed = new("closed", static serviceEvent => serviceEvent is PullRequestStatusChangedEvent { Status: { } status } && status == PullRequestStatus.Closed);
    public static readonly ActivityType Merged = new("merged", static serviceEvent => serviceEvent is PullRequestMergeStatusUpdatedEvent);
    public static readonly ActivityType Approved = new("approved", static serviceEvent => IsApproval(serviceEvent, ApprovalStatus.Approve));
    public static readonly ActivityType ApprovalRevoked = new("of which an approval was taken back", static serviceEvent => IsApproval(serviceEvent, ApprovalStatus.Revoke));
    public static readonly ActivityType ApprovalChanged = new("of which an approval was given or taken back", static serviceEvent => serviceEvent is PullRequestApprovalStateChangedEvent);
    public static readonly ActivityType RulesOverridden = new("whose approval rules were set aside", static serviceEvent => IsOverride(serviceEvent, OverrideStatus.Override));
    public static readonly ActivityType RulesReinstated = new("whose approval rules were put in force again", static serviceEvent => IsOverride(serviceEvent, OverrideStatus.Revoke));
    public static readonly ActivityType RulesEdited = new("whose approval rules were edited", static serviceEvent => serviceEvent is PullRequestApprovalRuleEvent);

    public static ActivityType MergedBy(MergeOption[] options)
    {
        MergeOption[] wanted = [.. options];
        return new(
            $"merged by {string.Join(" or ", wanted)}",
            serviceEvent => serviceEvent is PullRequestMergeStatusUpdatedEvent { MergeOption: { } option } && Array.IndexOf(wanted, option) >= 0);
    }

    private static bool IsApproval(ServiceEvent serviceEvent, ApprovalStatus status) =>
        serviceEvent is PullRequestApprovalStateChangedEvent { ApprovalStatus: { } found } && found == status;

    private static bool IsOverride(ServiceEvent serviceEvent, OverrideStatus status) =>
        serviceEvent is PullRequestApprovalRuleOverriddenEvent { OverrideStatus: { } found } && found == status;
}
