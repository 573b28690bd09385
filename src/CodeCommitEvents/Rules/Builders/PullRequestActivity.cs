using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a pull request. See <see cref="PullRequestRuleBuilder.When"/>.</summary>
public enum PullRequestActivity
{
    /// <summary>The pull request was created.</summary>
    Opened = EventActivity.Opened,

    /// <summary>Commits were pushed to the source branch of an open pull request.</summary>
    Updated = EventActivity.Updated,

    /// <summary>The pull request was closed without a merge.</summary>
    Closed = EventActivity.Closed,

    /// <summary>The pull request was merged.</summary>
    Merged = EventActivity.Merged,

    /// <summary>Somebody approved the pull request.</summary>
    Approved = EventActivity.Approved,

    /// <summary>Somebody revoked an approval.</summary>
    ApprovalRevoked = EventActivity.ApprovalRevoked,

    /// <summary>Somebody approved the pull request or revoked an approval.</summary>
    ApprovalChanged = EventActivity.ApprovalChanged,

    /// <summary>The approval rules were overridden: the pull request can be merged without meeting them.</summary>
    RulesOverridden = EventActivity.RulesOverridden,

    /// <summary>The override was revoked: the approval rules apply again.</summary>
    RulesReinstated = EventActivity.RulesReinstated,

    /// <summary>An approval rule was created, updated or deleted. Only EventBridge sends this event.</summary>
    RulesEdited = EventActivity.RulesEdited,
}
