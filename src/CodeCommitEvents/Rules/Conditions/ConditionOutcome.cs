using System.Text.Json.Serialization;

namespace CodeCommitEvents.Rules;

/// <summary>The outcome of a condition for an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionOutcome>))]
public enum ConditionOutcome
{
    /// <summary>The condition was not evaluated. It is about another kind of event, or the outcome was decided without the fact or the predicate that it needs.</summary>
    NotEvaluated,

    /// <summary>The condition is met.</summary>
    Match,

    /// <summary>The condition is not met.</summary>
    NoMatch,

    /// <summary>
    /// The condition is unknown. For the changed files and the commit, <see cref="MissingFactsBehavior"/> decides whether the
    /// rule matches. For other values, such as the caller, the rule does not match.
    /// </summary>
    Unknown,
}
