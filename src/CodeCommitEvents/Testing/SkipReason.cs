using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>What kept a rule from acting: a condition by its name in an explanation, or another rule.</summary>
/// <param name="Name">The name.</param>
/// <param name="Expected">What the condition expected, in words. Null for a rule or a group.</param>
internal sealed record SkipReason(string Name, string? Expected)
{
    private const string Subject = "on";
    private const string Verbs = "when";

    private const string Or = "Or";

    private static readonly string[] Prepositions = ["Without", "With", "To", "In", "By", "Of"];

    /// <summary>Words of rules that are not a preposition and the name.</summary>
    private static readonly Dictionary<string, string[]> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AuthoredBy"] = ["author"],
        ["WithName"] = ["branch", "tag"],
        ["TextMatching"] = ["commentText"],
        ["OnPullRequest"] = ["place", Subject],
        ["OnCommit"] = ["place"],
        ["When"] = ["predicate"],
    };

    /// <summary>What a rule is about, and what happens to it.</summary>
    private static readonly HashSet<string> Subjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "OnPush", "OnTag", "OnBranch", "OnComment", "OnFinishedBuild",
        "Created", "Moved", "Deleted", "Edited", "Opened", "Updated", "Closed", "Merged", "Approved",
        "ApprovalRevoked", "ApprovalChanged", "RulesOverridden", "RulesReinstated", "RulesEdited", "Succeeded", "Failed", "EndedWith",
    };

    public static IEnumerable<SkipReason> Of(RuleExplanation rule) =>
        rule.StoppedBy is { } stopper ? [new(stopper, null)] : rule.Conditions.SelectMany(condition => Of(condition, isWanted: true));

    /// <summary>Whether a word of a rule, as <c>ToBranch</c>, or of a document of rules, as <c>branch</c>, names it.</summary>
    public bool IsNamed(string word) =>
        string.Equals(word, Name, StringComparison.OrdinalIgnoreCase)
        || (Name is Subject or Verbs && Subjects.Contains(word.StartsWith(Or, StringComparison.OrdinalIgnoreCase) ? word[Or.Length..] : word))
        || (Others.TryGetValue(word, out var names) && names.Contains(Name, StringComparer.Ordinal))
        || Array.Exists(Prepositions, preposition => string.Equals(word, preposition + Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Expected is null ? Name : $"{Name} ({Expected})";

    /// <summary>A group comes before what is in it; in <c>unless</c> what was met is what should not have been.</summary>
    private static IEnumerable<SkipReason> Of(ConditionExplanation condition, bool isWanted)
    {
        var isReason = condition.Outcome == ConditionOutcome.Unknown || condition.Outcome == (isWanted ? ConditionOutcome.NoMatch : ConditionOutcome.Match);
        return !isReason ? []
            : condition.Conditions.Count > 0
                ? condition.Conditions.SelectMany(inner => Of(inner, isWanted != (condition.Name == "unless"))).Prepend(new(condition.Name, null))
            : condition.NegatedName is { } negated ? [new(condition.Name, null), new(negated, condition.Expected)]
            : [new(condition.Name, condition.Expected)];
    }
}
