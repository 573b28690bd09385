using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition of a rule. It is pure and can be used by several threads at once.</summary>
internal abstract class Condition
{
    /// <summary>The text in explanations if the event has no value for a condition.</summary>
    public const string None = "none";

    /// <summary>The name of the builder's method in camelCase. It is the key in JSON and the name in explanations.</summary>
    public abstract string Name { get; }

    /// <summary>What the condition expects, in words: <c>branch main or release/**</c>.</summary>
    public abstract string Expected { get; }

    public virtual ConditionCost Cost => ConditionCost.Cheap;

    /// <summary>The activities that meet the condition. <see cref="EventActivity.None"/> if the condition is not about activities.</summary>
    public virtual EventActivity Activity => EventActivity.None;

    /// <param name="context">The event and the facts about it.</param>
    /// <param name="isNegated">Whether the condition is negated.</param>
    public abstract ConditionResult Test(EvaluationContext context, bool isNegated = false);

    /// <summary>The missing facts that the result depends on.</summary>
    public abstract EventFactKinds Needs(EvaluationContext context, bool isNegated = false);

    /// <param name="context">The event and the facts about it.</param>
    /// <param name="isDecided">Whether the outcome is already known. Then only cheap conditions are evaluated.</param>
    public abstract ConditionExplanation Explain(EvaluationContext context, bool isDecided);
}

/// <summary>The cost of evaluating a condition. The cheap conditions of a rule are evaluated first.</summary>
internal enum ConditionCost
{
    /// <summary>Uses only the content of the event.</summary>
    Cheap,

    /// <summary>Calls code of the user.</summary>
    Predicate,

    /// <summary>Needs a fact that the event may not contain. A provider must then be asked.</summary>
    Fact,
}
