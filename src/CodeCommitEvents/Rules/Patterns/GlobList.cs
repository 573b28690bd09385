namespace CodeCommitEvents.Rules;

/// <summary>Patterns in their order: the last one that matches decides, and one that starts with <c>!</c> takes out again.</summary>
internal sealed class GlobList
{
    private readonly (GlobPattern Pattern, bool IsExclusion)[] patterns;

    /// <param name="patterns">The patterns.</param>
    /// <param name="prefixOf">The literal prefix of a pattern, by its text without <c>!</c>. Default: none.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    /// <exception cref="ArgumentException">There is no pattern, only exclusions, or a bad pattern.</exception>
    public GlobList(IReadOnlyCollection<string> patterns, Func<string, string>? prefixOf = null, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.Count == 0)
        {
            throw new ArgumentException("There is no pattern.", nameof(patterns));
        }

        this.patterns = [.. patterns.Select(item => Parse(item, prefixOf, ignoreCase))];
        if (this.patterns.All(pattern => pattern.IsExclusion))
        {
            throw new ArgumentException("A list of patterns has at least one that does not start with !, or nothing can match.", nameof(patterns));
        }
    }

    /// <summary>The patterns that take in, in their order.</summary>
    public IEnumerable<GlobPattern> Inclusions => patterns.Where(pattern => !pattern.IsExclusion).Select(pattern => pattern.Pattern);

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
    public override string ToString() => patterns is [(var only, false)] ? only.Text : PatternWords.Of(patterns.Select(pattern => (pattern.Pattern.Text, pattern.IsExclusion)));

    private static (GlobPattern Pattern, bool IsExclusion) Parse(string item, Func<string, string>? prefixOf, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(item);
        var isExclusion = item is ['!', ..];
        var start = isExclusion ? 1 : 0;
        return (GlobPattern.Parse(item, prefixOf?.Invoke(item[start..]) ?? "", ignoreCase, start), isExclusion);
    }
}
