namespace CodeCommitEvents.Rules;

/// <summary>The outcome of a group from those of its conditions.</summary>
internal static class ExplanationOutcomes
{
    private static readonly ConditionOutcome[] AnyOrder = [ConditionOutcome.Match, ConditionOutcome.Unknown, ConditionOutcome.NotEvaluated, ConditionOutcome.NoMatch];
    private static readonly ConditionOutcome[] AllOrder = [ConditionOutcome.NoMatch, ConditionOutcome.NotEvaluated, ConditionOutcome.Unknown, ConditionOutcome.Match];

    public static ConditionOutcome OfGroup(IReadOnlyCollection<ConditionExplanation> conditions, bool isAny) =>
        (isAny ? AnyOrder : AllOrder).First(outcome => conditions.Any(condition => condition.Outcome == outcome));
}
