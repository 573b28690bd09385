namespace CodeCommitEvents.Rules;

/// <summary>What a name must be, or start with, for a rule to come into question.</summary>
/// <param name="Text">The name or its start; empty for any.</param>
/// <param name="IsWhole">Whether the text is the whole name.</param>
internal readonly record struct IndexKey(string Text, bool IsWhole)
{
    public static IndexKey Any { get; } = new("", IsWhole: false);

    public static IEnumerable<IndexKey> Of(GlobPattern pattern) => pattern.Starts.Select(start => new IndexKey(start.Start, start.IsWhole));
}
