namespace CodeCommitEvents.Rules;

/// <summary>A whole name or a prefix by which the index finds a rule.</summary>
/// <param name="Text">The name or the prefix. An empty prefix matches any name.</param>
/// <param name="IsWhole">Whether <paramref name="Text"/> is a whole name.</param>
internal sealed record IndexKey(string Text, bool IsWhole)
{
    public static IndexKey Any { get; } = new("", IsWhole: false);
}

/// <summary>
/// The names and prefixes that a condition accepts. A rule is a candidate for an event only if the name of the event's repository or
/// reference matches one of these keys.
/// </summary>
internal sealed class IndexKeySet
{
    private IndexKeySet(bool isRepository, IEnumerable<GlobPattern> patterns)
    {
        IsRepository = isRepository;
        var keys = new List<IndexKey>();
        foreach (var pattern in patterns)
        {
            keys.AddRange(pattern.IndexKeys);
        }

        Keys = keys;
    }

    /// <summary>True for names of repositories, false for names of references.</summary>
    public bool IsRepository { get; }

    public IReadOnlyList<IndexKey> Keys { get; }

    public bool AreWhole => Keys.All(key => key.IsWhole);

    public static IndexKeySet Repositories(IEnumerable<GlobPattern> patterns) => new(isRepository: true, patterns);

    public static IndexKeySet References(IEnumerable<GlobPattern> patterns) => new(isRepository: false, patterns);
}
