using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition that is no group.</summary>
internal sealed class LeafCondition : Condition
{
    private readonly Func<EvaluationContext, ConditionResult> test;
    private readonly Func<EvaluationContext, string?> actual;

    public LeafCondition(string name, string expected, Func<EvaluationContext, ConditionResult> test, Func<EvaluationContext, string?> actual)
    {
        Name = name;
        Expected = expected;
        this.test = test;
        this.actual = actual;
    }

    public override string Name { get; }

    public override string Expected { get; }

    public override ConditionCost Cost => Facts != EventFactKinds.None ? ConditionCost.Fact : IsPredicate ? ConditionCost.Predicate : ConditionCost.Cheap;

    /// <summary>The fact that it looks at.</summary>
    public EventFactKinds Facts { get; init; }

    /// <summary>Whether it runs code of the user's.</summary>
    public bool IsPredicate { get; init; }

    /// <summary>Whether it can be asked about an event at all.</summary>
    public Func<ServiceEvent, bool> Applies { get; init; } = static _ => true;

    /// <summary>Names that an event must have one of, for the index. Null where it says nothing of names.</summary>
    public IndexKeys? Keys { get; init; }

    public LeafCondition With(IndexKeys keys) => new(Name, Expected, test, actual) { Facts = Facts, IsPredicate = IsPredicate, Applies = Applies, Keys = keys };

    /// <summary>A condition on events of one type: any other does not meet it.</summary>
    public static LeafCondition On<TEvent>(string name, string expected, Func<TEvent, ConditionResult> test, Func<TEvent, string?> actual)
        where TEvent : ServiceEvent =>
        new(
            name,
            expected,
            evaluation => evaluation.Event is TEvent typed ? test(typed) : ConditionResult.NoMatch,
            evaluation => evaluation.Event is TEvent typed ? actual(typed) : null)
        {
            Applies = static serviceEvent => serviceEvent is TEvent,
        };

    public override ConditionResult Test(EvaluationContext evaluation, bool isNegated = false)
    {
        var truth = test(evaluation);
        return isNegated ? ConditionResults.Not(truth) : truth;
    }

    public override EventFactKinds Needs(EvaluationContext evaluation, bool isNegated = false) =>
        Facts != EventFactKinds.None && test(evaluation) == ConditionResult.FactMissing ? Facts : EventFactKinds.None;

    public override ConditionExplanation Explain(EvaluationContext evaluation, bool isDecided)
    {
        var isAsked = Applies(evaluation.Event) && !(isDecided && Cost != ConditionCost.Cheap);
        var (outcome, met) = isAsked ? Ask(evaluation) : (ConditionOutcome.NotEvaluated, null);
        return new() { Name = Name, Expected = Expected, Outcome = outcome, Actual = met is null ? null : Printable.Of(met) };
    }

    private (ConditionOutcome Outcome, string Actual) Ask(EvaluationContext evaluation)
    {
        try
        {
            return (ConditionResults.Outcome(test(evaluation)), actual(evaluation) ?? None);
        }
        catch (Exception exception) when (IsPredicate)
        {
            return (ConditionOutcome.Unknown, $"an exception ({exception.GetType().Name})");
        }
    }
}
