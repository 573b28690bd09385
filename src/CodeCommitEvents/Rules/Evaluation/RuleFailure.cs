using System.Text.Json.Serialization;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.Rules;

/// <summary>Code of your own in a rule threw: its predicate, or its function that names a project.</summary>
public sealed record RuleFailure
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>What was thrown.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public required Exception Exception { get; init; }
}
