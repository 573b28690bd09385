namespace CodeCommitEvents.Rules;

/// <summary>Patterns in their order: the last one that matches decides, and one that starts with <c>!</c> takes out again.</summary>
internal sealed class GlobList
{
    private readonly (GlobPattern Pattern, bool IsExclusion)[] patterns;

    /// <exception cref="ArgumentException">There is no pattern, only exclusions, or a bad pattern.</exception>
    public GlobList(IReadOnlyCollection<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        this.patterns = [.. patterns.Select(Parse)];
        if (this.patterns.All(pattern => pattern.IsExclusion))
        {
            throw new ArgumentException("A list of patterns has at least one that does not start with !, or nothing can match.", nameof(patterns));
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var isMatch = false;
        foreach (var (pattern, isExclusion) in patterns)
        {
            if (isMatch == isExclusion && pattern.IsMatch(text))
            {
                isMatch = !isExclusion;
            }
        }

        return isMatch;
    }

    /// <summary>The patterns in words: <c>main or release/** but not release/old</c>.</summary>
    public override string ToString() => string.Concat(patterns.Select((pattern, index) =>
        $"{(pattern.IsExclusion ? " but not " : index == 0 ? "" : " or ")}{pattern.Pattern}")).TrimStart();

    private static (GlobPattern, bool) Parse(string text) =>
        text is ['!', .. var excluded] ? (GlobPattern.Parse(excluded), true) : (GlobPattern.Parse(text), false);
}
