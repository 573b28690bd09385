using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a branch. See <see cref="BranchRuleBuilder.When"/>.</summary>
public enum BranchActivity
{
    /// <summary>The branch was created.</summary>
    Created = EventActivity.Created,

    /// <summary>The branch was deleted.</summary>
    Deleted = EventActivity.Deleted,
}
