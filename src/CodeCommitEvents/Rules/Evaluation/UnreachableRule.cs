using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule that is never tried for an event that meets its conditions, because an earlier rule also matches the event and prevents later rules from being tried.</summary>
public sealed record UnreachableRule
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The name of the earlier rule.</summary>
    public required string EarlierRuleName { get; init; }

    /// <summary>Returns the reason in words, on one line.</summary>
    public override string ToString() => DisplayText.Escape($"{RuleName} is never tried: {EarlierRuleName} matches the same events, and later rules are then not tried");

    internal static IEnumerable<UnreachableRule> In(IReadOnlyList<BuildRule> rules)
    {
        var preventing = new List<BuildRule>();
        foreach (var rule in rules)
        {
            if (preventing.Find(earlier => Prevents(earlier, rule)) is { } found)
            {
                yield return new() { RuleName = rule.Name, EarlierRuleName = found.Name };
            }

            if (rule.StopsProcessing || rule.Scopes.Length > 0)
            {
                preventing.Add(rule);
            }
        }
    }

    /// <summary>
    /// Whether each event that meets the conditions of a rule is matched by an earlier rule, which then prevents the rule from being tried. An earlier rule that needs a fact
    /// does not prevent others while the fact is unknown.
    /// </summary>
    private static bool Prevents(BuildRule earlier, BuildRule rule) =>
        (earlier.StopsProcessing || earlier.Scopes.Intersect(rule.Scopes).Any())
        && earlier.EventType.IsAssignableFrom(rule.EventType)
        && Array.TrueForAll(earlier.Conditions, condition => condition.Cost != ConditionCost.Fact && Array.Exists(rule.Conditions, other => other.Implies(condition)));
}
