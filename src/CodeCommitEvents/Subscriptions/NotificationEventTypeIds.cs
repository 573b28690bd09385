using CodeCommitEvents.Events;

namespace CodeCommitEvents.Subscriptions;

/// <summary>The ids with which a notification rule selects events.</summary>
/// <remarks>Source: the user guide of the Developer Tools console, "Events for notification rules".</remarks>
internal static class NotificationEventTypeIds
{
    private const string Repository = "codecommit-repository-";
    private const string Build = "codebuild-project-build-";

    /// <summary>The id of builds that start.</summary>
    public const string BuildInProgress = $"{Build}state-in-progress";

    /// <summary>Returns the ids that an event can have. Empty if no notification rule sends it.</summary>
    public static IReadOnlyList<string> Of(EventCatalogEntry entry) =>
        entry == EventCatalog.ReferenceCreated ? [$"{Repository}branches-and-tags-created"]
        : entry == EventCatalog.ReferenceUpdated ? [$"{Repository}branches-and-tags-updated"]
        : entry == EventCatalog.ReferenceDeleted ? [$"{Repository}branches-and-tags-deleted"]
        : entry == EventCatalog.CommentOnCommitCreated || entry == EventCatalog.CommentOnCommitUpdated ? [$"{Repository}comments-on-commits"]
        : entry == EventCatalog.CommentOnPullRequestCreated || entry == EventCatalog.CommentOnPullRequestUpdated ? [$"{Repository}comments-on-pull-requests"]
        : entry == EventCatalog.PullRequestCreated ? [$"{Repository}pull-request-created"]
        : entry == EventCatalog.PullRequestSourceBranchUpdated ? [$"{Repository}pull-request-source-updated"]
        : entry == EventCatalog.PullRequestStatusChanged ? [$"{Repository}pull-request-status-changed"]
        : entry == EventCatalog.PullRequestMergeStatusUpdated ? [$"{Repository}pull-request-merged"]
        : entry == EventCatalog.PullRequestApprovalStateChanged ? [$"{Repository}approvals-status-changed"]
        : entry == EventCatalog.PullRequestApprovalRuleOverridden ? [$"{Repository}approvals-rule-override"]
        : entry == EventCatalog.BuildStateChange ? [$"{Build}state-failed", $"{Build}state-succeeded", $"{Build}state-stopped", BuildInProgress]
        : entry == EventCatalog.BuildPhaseChange ? [$"{Build}phase-failure", $"{Build}phase-success"]
        : [];
}
