using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition that contains no other conditions.</summary>
internal abstract class LeafCondition(string name) : Condition
{
    public sealed override string Name => name;

    public override ConditionCost Cost => Facts == EventFactKinds.None ? ConditionCost.Cheap : ConditionCost.Fact;

    /// <summary>The names and prefixes by which <see cref="RuleIndex"/> finds the rule. Null if the index does not use the condition.</summary>
    public virtual IndexKeySet? Keys => null;

    public sealed override ConditionResult Test(EvaluationContext context, bool isNegated = false)
    {
        var result = Evaluate(context);
        return result == ConditionResult.FactMissing && !IsAssumed(isNegated) ? ConditionResult.FactRequired
            : isNegated ? ConditionLogic.Not(result)
            : result;
    }

    public sealed override ConditionResult? Without(EventFactKinds fact, bool isNegated = false) =>
        !Facts.HasFlag(fact) ? null : IsAssumed(isNegated) ? ConditionResult.FactMissing : ConditionResult.FactRequired;

    public sealed override EventFactKinds Needs(EvaluationContext context, bool isNegated = false) =>
        Facts != EventFactKinds.None && Evaluate(context) == ConditionResult.FactMissing ? MissingFacts(context) : EventFactKinds.None;

    public sealed override ConditionExplanation Explain(EvaluationContext context, bool isDecided)
    {
        var isEvaluated = AppliesTo(context.Event) && !(isDecided && Cost != ConditionCost.Cheap);
        var (outcome, actual) = isEvaluated ? Explain(context) : (ConditionOutcome.NotEvaluated, null);
        return new() { Name = Name, Expected = Expected, Outcome = outcome, Actual = actual is null ? null : DisplayText.Escape(actual), OtherNames = OtherNames };
    }

    /// <summary>The facts to get first, if the result is <see cref="ConditionResult.FactMissing"/>. Default: all facts that the condition needs.</summary>
    protected virtual EventFactKinds MissingFacts(EvaluationContext context) => Facts;

    /// <summary>Whether the condition, or its negation, is assumed to be met while its fact is unknown. Default: true.</summary>
    protected virtual bool IsAssumed(bool isNegated) => true;

    /// <summary>Other names that an assertion can use for the condition.</summary>
    protected virtual ValueList<string> OtherNames => ValueList<string>.Empty;

    /// <summary>Whether the condition is about this kind of event. Otherwise, explanations do not evaluate the condition.</summary>
    protected virtual bool AppliesTo(ServiceEvent serviceEvent) => true;

    protected abstract ConditionResult Evaluate(EvaluationContext context);

    /// <summary>The value in the event, in words. Null if the event has none.</summary>
    protected abstract string? Actual(EvaluationContext context);

    private (ConditionOutcome Outcome, string Actual) Explain(EvaluationContext context)
    {
        try
        {
            return (ConditionLogic.ToOutcome(Evaluate(context)), Actual(context) ?? None);
        }
        catch (Exception exception) when (Cost == ConditionCost.Predicate)
        {
            return (ConditionOutcome.Unknown, $"an exception ({exception.GetType().Name})");
        }
    }
}

/// <summary>A condition on events of one type. Other events do not meet it.</summary>
internal abstract class LeafCondition<TEvent>(string name) : LeafCondition(name)
    where TEvent : ServiceEvent
{
    public sealed override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(TEvent)) ? ScopeOfTyped(kind) : null;

    protected sealed override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is TEvent;

    /// <inheritdoc cref="ScopeOf"/>
    protected virtual EventScope? ScopeOfTyped(EventKind kind) => EventScope.Anything;

    protected sealed override ConditionResult Evaluate(EvaluationContext context) => context.Event is TEvent typed ? Evaluate(typed) : ConditionResult.NoMatch;

    protected sealed override string? Actual(EvaluationContext context) => context.Event is TEvent typed ? Actual(typed) : null;

    protected abstract ConditionResult Evaluate(TEvent serviceEvent);

    protected abstract string? Actual(TEvent serviceEvent);
}
