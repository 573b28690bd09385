using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a condition expected and what the event contained.</summary>
public sealed record ConditionExplanation
{
    /// <summary>The name of the condition: the key in JSON, such as <c>toBranch</c>. For a group: <c>anyOf</c>, <c>allOf</c> or <c>unless</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The expected value, in words: <c>branch main or release/**</c>.</summary>
    public required string Expected { get; init; }

    /// <summary>
    /// The value in the event, such as <c>feature/x</c>. Strangers can choose such values, so control characters are escaped for
    /// logs. Null for a group, and if the condition was not evaluated.
    /// </summary>
    public string? Actual { get; init; }

    /// <summary>The outcome of the condition.</summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>Other names that <see cref="IsNamed"/> accepts.</summary>
    public ValueList<string> OtherNames { get; init; } = ValueList<string>.Empty;

    /// <summary>The conditions of a group. Empty for other conditions.</summary>
    public ValueList<ConditionExplanation> Conditions { get; init; } = ValueList<ConditionExplanation>.Empty;

    /// <summary>
    /// Returns whether a word is a name of the condition. Case is ignored. The word can be the name of the builder's method, which
    /// is also the key in JSON, or of a short form (<c>Opened</c>). An <c>unless</c> around one condition also accepts the names of
    /// that condition.
    /// </summary>
    /// <param name="word">The word to compare.</param>
    public bool IsNamed(string word) =>
        string.Equals(word, Name, StringComparison.OrdinalIgnoreCase) || OtherNames.Contains(word, StringComparer.OrdinalIgnoreCase);
}
