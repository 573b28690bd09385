namespace CodeCommitEvents.Testing;

/// <summary>The names of conditions as a rule is written, which an explanation calls as a document of rules does.</summary>
internal static class ConditionWords
{
    private static readonly string[] Prepositions = ["Without", "With", "To", "In", "By", "Of"];

    private static readonly Dictionary<string, string[]> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AuthoredBy"] = ["author"],
        ["WithName"] = ["branch", "tag"],
        ["TextMatching"] = ["commentText"],
        ["OnPullRequest"] = ["place"],
        ["OnCommit"] = ["place"],
        ["When"] = ["predicate", "when"],
    };

    /// <summary>Whether a word, as <c>ToBranch</c> or <c>branch</c>, is a name of a condition; case does not count.</summary>
    public static bool IsNameOf(string condition, string word) =>
        string.Equals(word, condition, StringComparison.OrdinalIgnoreCase)
        || (Others.TryGetValue(word, out var names) && names.Contains(condition, StringComparer.Ordinal))
        || Array.Exists(Prepositions, preposition => string.Equals(word, preposition + condition, StringComparison.OrdinalIgnoreCase));
}
