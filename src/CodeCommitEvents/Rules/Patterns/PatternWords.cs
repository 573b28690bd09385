namespace CodeCommitEvents.Rules;

/// <summary>A list of patterns in words: <c>main or release/** but not release/old</c>.</summary>
internal static class PatternWords
{
    public static string Of(IEnumerable<(string Text, bool IsExclusion)> patterns) => string.Concat(patterns.Select((pattern, index) =>
        $"{(pattern.IsExclusion ? " but not " : index == 0 ? "" : " or ")}{pattern.Text}")).TrimStart();
}
