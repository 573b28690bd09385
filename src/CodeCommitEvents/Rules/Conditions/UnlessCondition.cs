using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The contrary of a condition. What is unknown of the one is unknown of the other.</summary>
internal sealed class UnlessCondition(Condition inner) : Condition
{
    public override string Name => "unless";

    public override string Expected { get; } = inner is GroupCondition ? $"not ({inner.Expected})" : $"not {inner.Expected}";

    public override ConditionCost Cost => inner.Cost;

    public override ConditionResult Test(EvaluationContext evaluation, bool isNegated = false) => inner.Test(evaluation, !isNegated);

    public override EventFactKinds Needs(EvaluationContext evaluation, bool isNegated = false) => inner.Needs(evaluation, !isNegated);

    public override ConditionExplanation Explain(EvaluationContext evaluation, bool isDecided)
    {
        var explanation = inner.Explain(evaluation, isDecided);
        return new()
        {
            Name = Name,
            Expected = Expected,
            Actual = explanation.Actual,
            Outcome = explanation.Outcome switch
            {
                ConditionOutcome.Match => ConditionOutcome.NoMatch,
                ConditionOutcome.NoMatch => ConditionOutcome.Match,
                var other => other,
            },
            NegatedName = explanation.Conditions.Count == 0 ? explanation.Name : null,
            Conditions = explanation.Conditions.Count == 0 ? ValueList<ConditionExplanation>.Empty : [explanation],
        };
    }
}
