namespace CodeCommitEvents.Rules;

/// <summary>What a name must be, or start with, for a rule to come into question.</summary>
/// <param name="Text">The name or its start; empty for any.</param>
/// <param name="IsWhole">Whether the text is the whole name.</param>
internal readonly record struct IndexKey(string Text, bool IsWhole)
{
    public static IndexKey Any { get; } = new("", IsWhole: false);

    public static IEnumerable<IndexKey> Of(GlobPattern pattern) => pattern.Starts.Select(start => new IndexKey(start.Start, start.IsWhole));
}

/// <summary>The names that a condition wants: an event comes into question if it has any of them.</summary>
internal sealed class IndexKeys
{
    private IndexKeys(bool isRepository, IEnumerable<GlobPattern> patterns)
    {
        IsRepository = isRepository;
        Keys = patterns.SelectMany(IndexKey.Of).ToArray();
    }

    /// <summary>Whether the names are those of repositories, or else of references.</summary>
    public bool IsRepository { get; }

    public IReadOnlyList<IndexKey> Keys { get; }

    public bool AreWhole => Keys.All(key => key.IsWhole);

    public static IndexKeys Repositories(IEnumerable<GlobPattern> patterns) => new(isRepository: true, patterns);

    public static IndexKeys References(IEnumerable<GlobPattern> patterns) => new(isRepository: false, patterns);
}
