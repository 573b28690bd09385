using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Several conditions that must all be met, or one of which must.</summary>
internal sealed class GroupCondition : Condition
{
    private readonly bool isAny;
    private readonly Condition[] conditions;

    private GroupCondition(bool isAny, IEnumerable<Condition> conditions)
    {
        this.isAny = isAny;
        this.conditions = [.. conditions.OrderBy(condition => condition.Cost)];
        Cost = this.conditions.Max(condition => condition.Cost);
        Expected = string.Join(isAny ? " or " : " and ", conditions.Select(condition => condition is GroupCondition ? $"({condition.Expected})" : condition.Expected));
    }

    public override string Name => isAny ? "anyOf" : "allOf";

    public override string Expected { get; }

    public override ConditionCost Cost { get; }

    public static Condition AllOf(IReadOnlyList<Condition> conditions) => conditions is [var only] ? only : new GroupCondition(isAny: false, conditions);

    public static Condition AnyOf(IReadOnlyList<Condition> conditions) => conditions is [var only] ? only : new GroupCondition(isAny: true, conditions);

    public override ConditionResult Test(EvaluationContext evaluation, bool isNegated = false)
    {
        var takesHighest = isAny != isNegated;
        var truth = takesHighest ? ConditionResult.NoMatch : ConditionResult.Match;
        foreach (var condition in conditions)
        {
            var next = condition.Test(evaluation, isNegated);
            truth = takesHighest == next > truth ? next : truth;
            if (truth == (takesHighest ? ConditionResult.Match : ConditionResult.NoMatch))
            {
                break;
            }
        }

        return truth;
    }

    public override EventFactKinds Needs(EvaluationContext evaluation, bool isNegated = false) =>
        Test(evaluation, isNegated) != ConditionResult.FactMissing
            ? EventFactKinds.None
            : conditions.Aggregate(EventFactKinds.None, (kinds, condition) => kinds | condition.Needs(evaluation, isNegated));

    public override ConditionExplanation Explain(EvaluationContext evaluation, bool isDecided)
    {
        var explanations = new ConditionExplanation[conditions.Length];
        for (var index = 0; index < conditions.Length; index++)
        {
            explanations[index] = conditions[index].Explain(evaluation, isDecided);
            isDecided |= explanations[index].Outcome == (isAny ? ConditionOutcome.Match : ConditionOutcome.NoMatch);
        }

        return new()
        {
            Name = Name,
            Expected = Expected,
            Outcome = ExplanationOutcomes.OfGroup(explanations, isAny),
            Conditions = new ValueList<ConditionExplanation>(explanations),
        };
    }
}
