using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A rule that could not be tried: its code threw an exception (a predicate, or a function that returns a project), or a fact that it depends on could not be
/// looked up.
/// </summary>
public sealed record RuleFailure
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The fact that could not be looked up, so that the event fails and is delivered again. <see cref="EventFactKinds.None"/> if the code of the rule threw the exception.</summary>
    public EventFactKinds Fact { get; init; }

    /// <summary>The exception of the rule, or of the provider of the fact.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public required Exception Exception { get; init; }

    /// <summary>Returns the failure in a sentence, without the message of the exception.</summary>
    public override string ToString() => Fact == EventFactKinds.None
        ? $"Rule {RuleName} threw {Exception.GetType().Name}."
        : $"Rule {RuleName} could not be tried, because the provider of {Fact} threw {Exception.GetType().Name}. The event fails, so that it is delivered again.";
}
