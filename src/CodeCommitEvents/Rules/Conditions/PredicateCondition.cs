using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition that calls a predicate of the user.</summary>
internal sealed class PredicateCondition<TEvent>(string name, Func<TEvent, bool> predicate, string? source) : LeafCondition<TEvent>(name)
    where TEvent : ServiceEvent
{
    public override string Expected { get; } = DisplayText.OfSource(source);

    public override ConditionCost Cost => ConditionCost.Predicate;

    protected override ConditionResult Evaluate(TEvent serviceEvent) => ConditionLogic.Of(predicate(serviceEvent));

    protected override string Actual(TEvent serviceEvent) => predicate(serviceEvent) ? "true" : "false";
}
