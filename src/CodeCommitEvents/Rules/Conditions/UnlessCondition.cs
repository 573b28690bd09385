using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The negation of a condition. The negation of an unknown result is also unknown.</summary>
internal sealed class UnlessCondition(Condition inner) : Condition
{
    public override string Name => "unless";

    public override string Expected => inner is GroupCondition ? $"not ({inner.Expected})" : $"not {inner.Expected}";

    public override ConditionCost Cost => inner.Cost;

    public override EventFactKinds Facts => inner.Facts;

    public override IReadOnlyList<string> Commands => inner.Commands;

    public override ConditionResult Test(EvaluationContext context, bool isNegated = false) => inner.Test(context, !isNegated);

    public override ConditionResult? Without(EventFactKinds fact, bool isNegated = false) => inner.Without(fact, !isNegated);

    public override EventFactKinds Needs(EvaluationContext context, bool isNegated = false) => inner.Needs(context, !isNegated);

    public override ConditionExplanation Explain(EvaluationContext context, bool isDecided)
    {
        var explanation = inner.Explain(context, isDecided);
        var isLeaf = explanation.Conditions.Count == 0;
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
            OtherNames = isLeaf ? [explanation.Name, .. explanation.OtherNames] : ValueList<string>.Empty,
            Conditions = isLeaf ? ValueList<ConditionExplanation>.Empty : [explanation],
        };
    }
}
