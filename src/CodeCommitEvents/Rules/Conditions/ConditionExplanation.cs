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
    /// The value in the event, such as <c>feature/x</c>. The value is untrusted text, so its control characters are escaped. Null if the
    /// condition was not evaluated, and for a group of several conditions.
    /// </summary>
    public string? Actual { get; init; }

    /// <summary>The outcome of the condition.</summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>The other names that <see cref="IsNamed"/> accepts.</summary>
    public ValueList<string> OtherNames { get; init; } = ValueList<string>.Empty;

    /// <summary>The conditions of a group. Empty for a single condition, even if it is negated.</summary>
    public ValueList<ConditionExplanation> Conditions { get; init; } = ValueList<ConditionExplanation>.Empty;

    /// <summary>
    /// Returns whether a word is a name of the condition. Case is ignored. The names of a condition are its builder method, which is also
    /// its key in JSON, and the short forms of this method (<c>Opened</c>). An <c>unless</c> with a single condition also has the names
    /// of that condition.
    /// </summary>
    /// <param name="word">The word to compare.</param>
    public bool IsNamed(string word) =>
        string.Equals(word, Name, StringComparison.OrdinalIgnoreCase) || OtherNames.Contains(word, StringComparer.OrdinalIgnoreCase);
}
