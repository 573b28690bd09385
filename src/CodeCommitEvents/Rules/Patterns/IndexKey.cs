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
/// <param name="isRepository">True for names of repositories, false for names of references.</param>
/// <param name="keys">The keys.</param>
internal sealed class IndexKeySet(bool isRepository, IndexKey[] keys)
{
    public bool IsRepository => isRepository;

    public IndexKey[] Keys => keys;

    public bool AreWhole => Array.TrueForAll(keys, static key => key.IsWhole);

    public static IndexKeySet Repositories(GlobList names) => new(isRepository: true, names.IndexKeys);

    public static IndexKeySet References(ReferencePatterns names) => new(isRepository: false, names.IndexKeys);
}
