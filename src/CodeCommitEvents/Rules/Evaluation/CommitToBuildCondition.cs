using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Requires that the event has the source version that each build of the rule needs. A rule for deletions also accepts a deletion, which
/// has no source version. Without this condition, an event without a commit would start a build of the default branch.
/// </summary>
internal sealed class CommitToBuildCondition(IReadOnlyList<BuildAction> actions, bool wantsDeletions) : LeafCondition("commit")
{
    public override string Expected => "a commit to build";

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        ConditionLogic.Of(HasEverySource(context.Event) || (wantsDeletions && context.Event is ReferenceDeletedEvent));

    protected override string? Actual(EvaluationContext context) =>
        context.Event.Checkout is not { CommitId: { } commitId } ? null
        : HasEverySource(context.Event) ? commitId
        : $"{commitId} without a branch or tag";

    private bool HasEverySource(ServiceEvent serviceEvent)
    {
        foreach (var action in actions)
        {
            if (!action.HasSource(serviceEvent))
            {
                return false;
            }
        }

        return true;
    }
}
