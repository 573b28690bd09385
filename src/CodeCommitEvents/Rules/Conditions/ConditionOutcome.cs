using System.Text.Json.Serialization;

namespace CodeCommitEvents.Rules;

/// <summary>How a condition fared with an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionOutcome>))]
public enum ConditionOutcome
{
    /// <summary>
    /// It was not looked at: it is about another kind of event, or it needs a fact or a predicate of your own that nobody
    /// asked because the outcome was decided without.
    /// </summary>
    NotEvaluated,

    /// <summary>The event meets it.</summary>
    Match,

    /// <summary>The event does not meet it.</summary>
    NoMatch,

    /// <summary>
    /// It cannot be told. For the changed files and the commit the set of rules says what that means
    /// (<see cref="MissingFactsBehavior"/>); for anything else, as who acted, the rule does not match.
    /// </summary>
    Unknown,
}
