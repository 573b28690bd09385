using System.Text.Json.Serialization;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.Rules;

/// <summary>An exception in the user's code of a rule: its predicate, or its function that names a project.</summary>
public sealed record RuleFailure
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The exception.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public required Exception Exception { get; init; }
}
