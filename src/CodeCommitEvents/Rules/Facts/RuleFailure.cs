using System.Text.Json.Serialization;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>An exception that the user's code in a rule threw: a predicate, or a function that returns a project.</summary>
public sealed record RuleFailure
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The exception.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public required Exception Exception { get; init; }
}
