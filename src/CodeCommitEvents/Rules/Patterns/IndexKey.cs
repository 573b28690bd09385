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
    private readonly List<IndexKey> keys = [];

    private IndexKeySet(bool isRepository, GlobPattern[] patterns)
    {
        IsRepository = isRepository;
        foreach (var pattern in patterns)
        {
            keys.AddRange(pattern.IndexKeys);
        }
    }

    /// <summary>True for names of repositories, false for names of references.</summary>
    public bool IsRepository { get; }

    public IReadOnlyList<IndexKey> Keys => keys;

    public bool AreWhole => keys.TrueForAll(static key => key.IsWhole);

    public static IndexKeySet Repositories(GlobPattern[] patterns) => new(isRepository: true, patterns);

    public static IndexKeySet References(GlobPattern[] patterns) => new(isRepository: false, patterns);
}
