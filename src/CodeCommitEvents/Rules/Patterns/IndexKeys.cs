namespace CodeCommitEvents.Rules;

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
