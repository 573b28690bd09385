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

    /// <summary>Of an <c>unless</c> about one condition, what that is called. Null for any other.</summary>
    internal string? NegatedName { get; init; }

    /// <summary>The conditions of a group. Empty for any other.</summary>
    public ValueList<ConditionExplanation> Conditions { get; init; } = ValueList<ConditionExplanation>.Empty;
}
