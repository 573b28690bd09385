using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Requires that the rule does not start the project of the finished build. Without this condition, a project could start itself in an
/// endless loop.
/// </summary>
internal sealed class OtherProjectCondition(BuildAction[] actions) : LeafCondition("otherProject")
{
    public override string Expected => "a project other than the one that was built";

    /// <summary>The same cost as a predicate, because the project can be computed by a function of the user.</summary>
    public override ConditionCost Cost => ConditionCost.Predicate;

    protected override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is BuildEvent;

    protected override ConditionResult Evaluate(EvaluationContext context)
    {
        if (context.Event is BuildEvent build)
        {
            foreach (var action in actions)
            {
                if (action.ProjectOf(build) == build.ProjectName)
                {
                    return ConditionResult.NoMatch;
                }
            }
        }

        return ConditionResult.Match;
    }

    protected override string? Actual(EvaluationContext context) => (context.Event as BuildEvent)?.ProjectName;
}
