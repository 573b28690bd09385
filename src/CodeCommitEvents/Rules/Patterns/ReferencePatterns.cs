using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Patterns for branches or for tags, by short names (<c>main</c>, <c>release/**</c>) or full ones, which start with
/// <c>refs/</c> (<c>refs/heads/main</c>).
/// </summary>
internal sealed class ReferencePatterns
{
    private readonly GlobList fullNames;
    private readonly GitReferenceKind kind;

    /// <exception cref="ArgumentException">There is no pattern, only exclusions, or a bad pattern.</exception>
    public ReferencePatterns(IReadOnlyCollection<string> patterns, GitReferenceKind kind)
    {
        var prefix = kind switch
        {
            GitReferenceKind.Branch => "refs/heads/",
            GitReferenceKind.Tag => "refs/tags/",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Patterns are for branches or for tags."),
        };
        fullNames = new GlobList(patterns, pattern => pattern.StartsWith("refs/", StringComparison.Ordinal) ? "" : prefix);
        this.kind = kind;
    }

    /// <summary>The patterns that take in, in their order; they match full names.</summary>
    public IEnumerable<GlobPattern> Inclusions => fullNames.Inclusions;

    public bool IsMatch(GitReference reference) => reference.Kind == kind && fullNames.IsMatch(reference.FullName);

    public override string ToString() => fullNames.ToString();
}
