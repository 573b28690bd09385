using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Every build of the rule has a source version; a deletion that the rule asks for needs none. Without this implied condition a
/// build would be one of the default branch, which no rule asked for.
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

    protected override string? Actual(EvaluationContext context) => context.Event.Checkout?.CommitId;
}
