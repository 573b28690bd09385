using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on the title and the description of a pull request. One that is absent has no text in it.</summary>
internal static class PullRequestTexts
{
    private const int ShownLength = 80;

    public static LeafCondition TitleContaining(string[] texts) => Containing("titleContaining", "title", texts, Title);

    public static LeafCondition TitleMatching(string regex) => Matching("titleMatching", "title", regex, Title);

    public static LeafCondition DescriptionContaining(string[] texts) => Containing("descriptionContaining", "description", texts, Description);

    public static LeafCondition DescriptionMatching(string regex) => Matching("descriptionMatching", "description", regex, Description);

    private static string? Title(PullRequestEvent pullRequest) => pullRequest.Title;

    private static string? Description(PullRequestEvent pullRequest) => pullRequest.Description;

    private static LeafCondition Containing(string name, string noun, string[] texts, Func<PullRequestEvent, string?> textOf)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Length == 0 || texts.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("There is at least one text, and none is empty.", nameof(texts));
        }

        string[] wanted = [.. texts];
        return Of(name, $"a {noun} that contains {string.Join(" or ", wanted)}", textOf, text => Contains(wanted, text));
    }

    private static LeafCondition Matching(string name, string noun, string regex, Func<PullRequestEvent, string?> textOf)
    {
        var pattern = new TextPattern(regex);
        return Of(name, $"a {noun} that has {pattern}", textOf, text => pattern.IsMatch(text));
    }

    private static LeafCondition Of(string name, string expected, Func<PullRequestEvent, string?> textOf, Func<string, bool> test) =>
        LeafCondition.On<PullRequestEvent>(
            name,
            expected,
            pullRequest => ConditionResults.Of(test(textOf(pullRequest) ?? "")),
            pullRequest => textOf(pullRequest) is { } text ? Shortened.Of(text, ShownLength) : null);

    private static bool Contains(string[] texts, string text)
    {
        foreach (var wanted in texts)
        {
            if (text.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
