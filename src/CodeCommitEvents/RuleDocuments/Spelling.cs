using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Suggests a known word for a misspelled one.</summary>
internal static class Spelling
{
    private const int LettersAMistake = 3;
    private const int LongestWord = 64;

    /// <summary>Old keys, and the words that other tools use, with the names that they have here. The first name that is allowed is suggested.</summary>
    private static readonly Dictionary<string, string[]> NewNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["whenUnknown"] = ["onMissingFacts"],
        ["edited"] = ["when"],
        ["place"] = ["onPullRequest"],
        ["tag"] = ["withName"],
        ["tags"] = ["withName"],
        ["branch"] = ["withName", "toBranch", "into"],
        ["branches"] = ["withName", "toBranch", "into"],
        ["into"] = ["toBranch", "withName"],
        ["toBranch"] = ["into", "withName"],
        ["withName"] = ["toBranch", "into"],
        ["base"] = ["into", "toBranch"],
        ["target"] = ["into", "toBranch"],
        ["targetBranch"] = ["into", "toBranch"],
        ["destination"] = ["into"],
        ["destinationBranch"] = ["into"],
        ["source"] = ["from"],
        ["sourceBranch"] = ["from"],
        ["head"] = ["from"],
        ["path"] = ["touching"],
        ["paths"] = ["touching"],
        ["files"] = ["touching"],
        ["event"] = ["on"],
        ["trigger"] = ["on"],
        ["pr"] = ["pullRequest"],
        ["mergeRequest"] = ["pullRequest"],
        ["disabled"] = ["enabled"],
        ["disable"] = ["enabled"],
        ["active"] = ["enabled"],
        ["skip"] = ["enabled"],
        ["builds"] = ["startBuild"],
        ["channel"] = ["notify", "answerTo"],
        ["channels"] = ["notify", "answerTo"],
        ["notify"] = ["answerTo"],
        ["tell"] = ["notify"],
        ["commands"] = ["runCommands"],
        ["answerTo"] = ["runCommands"],
        ["project"] = ["startBuild"],
        ["projects"] = ["startBuild"],
        ["commentText"] = ["textMatching"],
        ["env"] = ["environmentVariables"],
        ["environment"] = ["environmentVariables"],
    };

    /// <summary>
    /// Returns the known word with the smallest edit distance, if this distance is small compared with the length of the words. Otherwise,
    /// returns the first known word that starts with <paramref name="word"/>, or the first that contains it, or the new name of an old key,
    /// or a known word with a similar part (<c>titleContaining</c> for <c>titel</c>), or the longest known word with which
    /// <paramref name="word"/> starts or ends (<c>into</c> for <c>intoBranch</c>). Null if none is found.
    /// </summary>
    public static string? Nearest(string word, IReadOnlyCollection<string> known) => word.Length is 0 or > LongestWord ? null
        : EditDistance.Similar(word, known)
            ?? known.FirstOrDefault(candidate => word.Length >= LettersAMistake && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(candidate => word.Length >= LettersAMistake && candidate.Contains(word, StringComparison.OrdinalIgnoreCase))
            ?? NewName(word, known)
            ?? known.FirstOrDefault(candidate => EditDistance.Similar(word, Parts(candidate)) is not null)
            ?? known.Where(candidate => IsPart(candidate, word)).MaxBy(static candidate => candidate.Length);

    /// <summary>Returns the known word that has replaced an old key or that another tool's word means. Null if there is none.</summary>
    public static string? NewName(string word, IReadOnlyCollection<string> known) =>
        NewNames.TryGetValue(word, out var names) ? names.FirstOrDefault(name => known.Contains(name, StringComparer.Ordinal)) : null;

    /// <summary>The long parts of a name in camel case, before and after its first capital letter.</summary>
    private static IEnumerable<string> Parts(string name) =>
        name.AsSpan().IndexOfAnyInRange('A', 'Z') is > 0 and var at ? new[] { name[..at], name[at..] }.Where(static part => part.Length > LettersAMistake) : [];

    /// <summary>Whether a name in camel case starts or ends with a word.</summary>
    private static bool IsPart(string candidate, string word) => word.Length > candidate.Length
        && ((word.StartsWith(candidate, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterLower(word[candidate.Length]))
            || (word.EndsWith(candidate, StringComparison.OrdinalIgnoreCase) && char.IsAsciiLetterUpper(word[^candidate.Length])));
}
