using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>Why a rule matched an event, or why not.</summary>
public sealed record RuleExplanation
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>Whether every condition matched.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>The conditions in the order in which they were looked at.</summary>
    public required ValueList<ConditionExplanation> Conditions { get; init; }

    /// <summary>One line: the rule, and the condition that decided.</summary>
    public override string ToString()
    {
        var failed = Conditions.FirstOrDefault(condition => condition.Outcome == ConditionOutcome.NoMatch);
        return failed is null ? $"{RuleName}: matched" : $"{RuleName}: expected {failed.Expected}, met {failed.Actual}";
    }
}
