using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// The event has a commit for every build of the rule. A rule for deletions needs none. Without this implied condition, an event
/// without a commit would build the default branch.
/// </summary>
internal sealed class CommitToBuildCondition(IReadOnlyList<BuildAction> actions, bool wantsDeletions) : LeafCondition("commit")
{
    public override string Expected => "a commit to build";

    protected override ConditionResult Evaluate(EvaluationContext context)
    {
        foreach (var action in actions)
        {
            if (!action.HasSource(context.Event))
            {
                return ConditionResults.Of(wantsDeletions && context.Event is ReferenceDeletedEvent);
            }
        }

        return ConditionResult.Match;
    }

    protected override string? Actual(EvaluationContext context)
    {
        var commitId = context.Event.Checkout?.CommitId;
        foreach (var action in actions)
        {
            if (commitId is not null && !action.HasSource(context.Event))
            {
                return $"{commitId} without a branch or tag";
            }
        }

        return commitId;
    }
}
