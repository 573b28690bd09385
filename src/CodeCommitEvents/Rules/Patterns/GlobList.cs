namespace CodeCommitEvents.Rules;

/// <summary>Patterns in their order. The last one that matches decides; one that starts with <c>!</c> excludes.</summary>
internal sealed class GlobList
{
    private readonly GlobPattern[] patterns;

    /// <param name="patterns">The patterns.</param>
    /// <param name="referencePrefix">What every match of a pattern that does not start with <c>refs/</c> starts with. Default: nothing.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    /// <exception cref="ArgumentException">There is no pattern, only exclusions, or a bad pattern.</exception>
    public GlobList(IReadOnlyList<string> patterns, string referencePrefix = "", bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.Count == 0)
        {
            throw new ArgumentException("There is no pattern.", nameof(patterns));
        }

        this.patterns = new GlobPattern[patterns.Count];
        for (var index = 0; index < patterns.Count; index++)
        {
            var isFullName = patterns[index]?.AsSpan().TrimStart('!').StartsWith("refs/") == true;
            this.patterns[index] = GlobPattern.ParseItem(patterns[index], isFullName ? "" : referencePrefix, ignoreCase);
        }

        if (Array.TrueForAll(this.patterns, static pattern => pattern.IsExclusion))
        {
            throw new ArgumentException("A list of patterns has at least one that does not start with !, or nothing can match.", nameof(patterns));
        }
    }

    /// <summary>The patterns that do not exclude, in their order.</summary>
    public IEnumerable<GlobPattern> Inclusions => patterns.Where(pattern => !pattern.IsExclusion);

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var isMatch = false;
        foreach (var pattern in patterns)
        {
            if (isMatch == pattern.IsExclusion && pattern.IsMatch(text))
            {
                isMatch = !pattern.IsExclusion;
            }
        }

        return isMatch;
    }

    /// <summary>Texts of patterns in words: <c>main or release/** but not release/old</c>.</summary>
    public static string Words(IEnumerable<(string Text, bool IsExclusion)> patterns) => string.Concat(patterns.Select((pattern, index) =>
        $"{(pattern.IsExclusion ? " but not " : index == 0 ? "" : " or ")}{pattern.Text}")).TrimStart();

    /// <summary>The patterns in words.</summary>
    public override string ToString() => patterns is [{ IsExclusion: false } only] ? only.Text : Words(patterns.Select(pattern => (pattern.Text, pattern.IsExclusion)));
}
