using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition of a rule. Immutable and thread-safe.</summary>
internal abstract class Condition
{
    /// <summary>The text in explanations if the event has no value for a condition.</summary>
    public const string None = "none";

    /// <summary>The name of the builder's method in camelCase. It is also the key in JSON and the name in explanations.</summary>
    public abstract string Name { get; }

    /// <summary>What the condition expects, in words: <c>branch main or release/**</c>.</summary>
    public abstract string Expected { get; }

    public virtual ConditionCost Cost => ConditionCost.Cheap;

    /// <summary>The facts that the condition can need. None if the content of the event is enough.</summary>
    public virtual EventFactKinds Facts => EventFactKinds.None;

    /// <summary>The activities that meet the condition. <see cref="EventActivity.None"/> if the condition is not about activities.</summary>
    public virtual EventActivity Activity => EventActivity.None;

    /// <summary>The commands in comments that the condition expects, with their arguments: <c>/deploy {staging,test}</c>. Empty if it expects none.</summary>
    public virtual IReadOnlyList<string> Commands => [];

    /// <summary>Whether the condition is a setting of its rule. Then, it is not allowed in groups.</summary>
    public virtual bool IsSetting => false;

    /// <summary>Returns why another condition of the same rule and this condition exclude each other. Null if they do not, or if only the other condition knows why.</summary>
    public virtual string? ConflictWith(Condition other) => null;

    /// <summary>Whether each event that meets this condition certainly meets another condition, too. By default, only if both have the same words and call no code of the user.</summary>
    public virtual bool Implies(Condition other) =>
        ReferenceEquals(this, other) || (Cost != ConditionCost.Predicate && other.GetType() == GetType() && other.Expected == Expected);

    /// <param name="context">The event and the facts about it.</param>
    /// <param name="isNegated">Whether to test the negation of the condition.</param>
    public abstract ConditionResult Test(EvaluationContext context, bool isNegated = false);

    /// <summary>
    /// Returns the result while a fact is unknown and everything else permits a match: <see cref="ConditionResult.FactMissing"/> or
    /// <see cref="ConditionResult.FactRequired"/>. Null if the condition does not need the fact.
    /// </summary>
    public abstract ConditionResult? Without(EventFactKinds fact, bool isNegated = false);

    /// <summary>Returns the missing facts on which the result depends.</summary>
    public abstract EventFactKinds Needs(EvaluationContext context, bool isNegated = false);

    /// <summary>Returns what an event of a kind must contain so that the condition can be met. Null if no such event can meet it. Default: anything.</summary>
    public virtual EventScope? ScopeOf(EventKind kind) => EventScope.Anything;

    /// <param name="context">The event and the facts about it.</param>
    /// <param name="isDecided">Whether the outcome of the rule or group is already known. If so, only cheap conditions are evaluated.</param>
    public abstract ConditionExplanation Explain(EvaluationContext context, bool isDecided);
}

/// <summary>The cost of evaluating a condition. The cheap conditions of a rule are evaluated first.</summary>
internal enum ConditionCost
{
    /// <summary>Uses only the content of the event.</summary>
    Cheap,

    /// <summary>Calls code of the user.</summary>
    Predicate,

    /// <summary>Needs a fact that can be missing from the event. If the fact is missing, a provider must be asked.</summary>
    Fact,
}
