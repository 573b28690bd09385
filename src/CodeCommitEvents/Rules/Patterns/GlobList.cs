namespace CodeCommitEvents.Rules;

/// <summary>An ordered list of patterns. A pattern that starts with <c>!</c> excludes texts. The last pattern that matches a text decides.</summary>
internal sealed class GlobList
{
    private readonly GlobPattern[] patterns;

    /// <param name="patterns">The patterns.</param>
    /// <param name="referencePrefix">A literal text that is put before each pattern, except before patterns that start with <c>refs/</c>. Default: empty.</param>
    /// <param name="ignoreCase">Whether to ignore case. Default: false.</param>
    /// <param name="subject">The names with which the patterns are compared. A pattern that none of them can match is an error. Default: null, for any text.</param>
    /// <exception cref="ArgumentException">No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid or can match nothing.</exception>
    public GlobList(IReadOnlyList<string> patterns, string referencePrefix = "", bool ignoreCase = false, PatternSubject? subject = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.Count == 0)
        {
            throw new ArgumentException("At least one pattern is required.", nameof(patterns));
        }

        this.patterns = new GlobPattern[patterns.Count];
        for (var index = 0; index < patterns.Count; index++)
        {
            var isFullName = patterns[index]?.AsSpan().TrimStart('!').StartsWith("refs/") == true;
            this.patterns[index] = GlobPattern.ParseItem(patterns[index], isFullName ? "" : referencePrefix, ignoreCase);
            subject?.Check(patterns[index]);
        }

        if (Array.TrueForAll(this.patterns, static pattern => pattern.IsExclusion))
        {
            throw new ArgumentException("At least one pattern must not start with !. Otherwise nothing can match.", nameof(patterns));
        }
    }

    /// <summary>The keys for an index: those of the patterns that do not start with <c>!</c>, in their order.</summary>
    public IndexKey[] IndexKeys
    {
        get
        {
            if (patterns is [var only])
            {
                return only.IndexKeys;
            }

            var keys = new List<IndexKey>(patterns.Length);
            foreach (var pattern in patterns)
            {
                if (!pattern.IsExclusion)
                {
                    keys.AddRange(pattern.IndexKeys);
                }
            }

            return [.. keys];
        }
    }

    /// <summary>The patterns that do not start with <c>!</c>, in their order.</summary>
    public IEnumerable<GlobPattern> Inclusions => patterns.Where(static pattern => !pattern.IsExclusion);

    /// <summary>The patterns that start with <c>!</c> and follow all others: no later pattern includes again what they exclude.</summary>
    public GlobPattern[] LastExclusions => patterns[(Array.FindLastIndex(patterns, static pattern => !pattern.IsExclusion) + 1)..];

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

    /// <summary>Formats patterns: <c>main or release/** but not release/old</c>.</summary>
    public static string Words(IEnumerable<(string Text, bool IsExclusion)> patterns) => string.Concat(patterns.Select((pattern, index) =>
        $"{(pattern.IsExclusion ? " but not " : index == 0 ? "" : " or ")}{pattern.Text}")).TrimStart();

    /// <summary>The patterns in words.</summary>
    public override string ToString() => patterns is [{ IsExclusion: false } only] ? only.Text : Words(patterns.Select(pattern => (pattern.Text, pattern.IsExclusion)));
}
