using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a condition expected, and what it met.</summary>
public sealed record ConditionExplanation
{
    /// <summary>What the condition is called in configuration, as <c>branch</c>; <c>anyOf</c>, <c>allOf</c> and <c>unless</c> for groups.</summary>
    public required string Name { get; init; }

    /// <summary>What was expected, in words: <c>branch main or release/**</c>.</summary>
    public required string Expected { get; init; }

    /// <summary>
    /// What the event has, as <c>feature/x</c>. Strangers choose such names: what could feign or hide a line of a log is
    /// escaped. Null for a group, and where the condition was not evaluated.
    /// </summary>
    public string? Actual { get; init; }

    /// <summary>Whether both agree.</summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>Other words by which <see cref="IsNamed"/> knows the condition.</summary>
    public ValueList<string> OtherNames { get; init; } = ValueList<string>.Empty;

    /// <summary>The conditions of a group. Empty for any other.</summary>
    public ValueList<ConditionExplanation> Conditions { get; init; } = ValueList<ConditionExplanation>.Empty;

    /// <summary>
    /// Whether a word names the condition, in any case: the builder's method, which is the key in JSON, or a short form of it
    /// (<c>Opened</c>). An <c>unless</c> about one condition also has the name of that.
    /// </summary>
    /// <param name="word">The word.</param>
    public bool IsNamed(string word) =>
        string.Equals(word, Name, StringComparison.OrdinalIgnoreCase) || OtherNames.Contains(word, StringComparer.OrdinalIgnoreCase);
}
