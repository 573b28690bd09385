using System.Text.Json.Serialization;

namespace CodeCommitEvents.Rules;

/// <summary>The outcome of a condition for an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionOutcome>))]
public enum ConditionOutcome
{
    /// <summary>
    /// The condition was not evaluated: it is about another kind of event, or the outcome of the rule was already known and the condition
    /// needs a fact or calls a predicate.
    /// </summary>
    NotEvaluated,

    /// <summary>The condition is met.</summary>
    Match,

    /// <summary>The condition is not met.</summary>
    NoMatch,

    /// <summary>
    /// It is unknown whether the condition is met, because a value is missing or a predicate threw an exception. If the changed
    /// files or the commit are missing, <see cref="MissingFactsBehavior"/> decides whether the rule matches. Otherwise, for
    /// example if the caller is missing, the rule does not match.
    /// </summary>
    Unknown,
}
