using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition of a rule. Pure, and safe for several threads at once.</summary>
internal abstract class Condition
{
    /// <summary>What an explanation shows where an event has nothing for a condition.</summary>
    public const string None = "none";

    /// <summary>The builder's method in camelCase, which is the key in JSON and the name in explanations.</summary>
    public abstract string Name { get; }

    /// <summary>What the condition expects, in words: <c>branch main or release/**</c>.</summary>
    public abstract string Expected { get; }

    public virtual ConditionCost Cost => ConditionCost.Cheap;

    /// <summary>What must have happened for the condition to be met; <see cref="EventActivity.None"/> where it says nothing of it.</summary>
    public virtual EventActivity Activity => EventActivity.None;

    /// <param name="context">The event with what is known of it.</param>
    /// <param name="isNegated">Whether the opposite is asked for.</param>
    public abstract ConditionResult Test(EvaluationContext context, bool isNegated = false);

    /// <summary>The missing facts that the result depends on.</summary>
    public abstract EventFactKinds Needs(EvaluationContext context, bool isNegated = false);

    /// <param name="context">The event with what is known of it.</param>
    /// <param name="isDecided">Whether the outcome is known already: then only cheap conditions are evaluated.</param>
    public abstract ConditionExplanation Explain(EvaluationContext context, bool isDecided);
}

/// <summary>How much it costs to evaluate a condition. The cheap ones of a rule come first.</summary>
internal enum ConditionCost
{
    /// <summary>Compares what the event says.</summary>
    Cheap,

    /// <summary>Calls code of the user.</summary>
    Predicate,

    /// <summary>Needs a fact that a service may have to be asked for.</summary>
    Fact,
}
