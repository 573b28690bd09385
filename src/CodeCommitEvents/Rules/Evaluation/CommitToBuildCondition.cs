using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Requires that the event has the source version that each build of the rule needs. A rule for deletions also accepts a deletion, which
/// has no source version. Without this condition, an event without a commit would start a build of the default branch.
/// </summary>
internal sealed class CommitToBuildCondition(BuildAction[] actions, bool wantsDeletions) : LeafCondition("commit")
{
    public override string Expected => "a commit to build";

    public override bool Implies(Condition other) =>
        other is CommitToBuildCondition commit && (!wantsDeletions || commit.WantsDeletions) && Array.TrueForAll(commit.Actions, needed => Array.Exists(actions, needed.HasSameVersionAs));

    private BuildAction[] Actions => actions;

    private bool WantsDeletions => wantsDeletions;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        ConditionLogic.Of(HasEveryVersion(context.Event) || (wantsDeletions && context.Event is ReferenceDeletedEvent));

    protected override string? Actual(EvaluationContext context) =>
        context.Event.Checkout is not { CommitId: { } commitId } ? context.Event.Entry?.CommitField is { } field ? $"no {field}" : null
        : HasEveryVersion(context.Event) ? commitId
        : $"{commitId} without a branch or tag";

    private bool HasEveryVersion(ServiceEvent serviceEvent)
    {
        foreach (var action in actions)
        {
            if (!action.HasVersion(serviceEvent))
            {
                return false;
            }
        }

        return true;
    }
}
