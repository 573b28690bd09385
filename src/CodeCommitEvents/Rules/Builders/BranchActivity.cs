using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a branch. See <see cref="BranchRuleBuilder.When"/>.</summary>
public enum BranchActivity
{
    /// <summary>The branch is new.</summary>
    Created = EventActivity.Created,

    /// <summary>The branch was deleted.</summary>
    Deleted = EventActivity.Deleted,
}
