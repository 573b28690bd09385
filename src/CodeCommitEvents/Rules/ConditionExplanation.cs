namespace CodeCommitEvents.Rules;

/// <summary>What a condition expected, and what it met.</summary>
public sealed record ConditionExplanation
{
    /// <summary>What was expected, in words: <c>branch main or release/**</c>.</summary>
    public required string Expected { get; init; }

    /// <summary>What the event has, as <c>feature/x</c>. Strangers choose such names: what could feign or hide a line of a log is escaped.</summary>
    public required string Actual { get; init; }

    /// <summary>Whether both agree.</summary>
    public required ConditionOutcome Outcome { get; init; }
}
