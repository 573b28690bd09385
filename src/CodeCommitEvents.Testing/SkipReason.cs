using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>A reason why a rule did not start its build: a condition, or an earlier rule.</summary>
internal sealed record SkipReason(string Name, ConditionExplanation? Condition)
{
    public static IEnumerable<SkipReason> Of(RuleExplanation rule) =>
        rule.BlockedBy is { } blocker ? [new(blocker, null)] : rule.Conditions.SelectMany(condition => Of(condition, isWanted: true));

    public bool IsNamed(string word) => Condition?.IsNamed(word) ?? string.Equals(word, Name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Condition is { Conditions.Count: 0 } ? $"{Name} ({Condition.Expected})" : Name;

    private static IEnumerable<SkipReason> Of(ConditionExplanation condition, bool isWanted)
    {
        if (condition.Outcome != ConditionOutcome.Unknown && condition.Outcome != (isWanted ? ConditionOutcome.NoMatch : ConditionOutcome.Match))
        {
            return [];
        }

        return condition.Conditions.SelectMany(inner => Of(inner, isWanted != (condition.Name == "unless"))).Prepend(new(condition.Name, condition));
    }
}
