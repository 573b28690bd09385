using CodeCommitEvents.Events;

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
    public ReferencePatterns(IReadOnlyList<string> patterns, GitReferenceKind kind)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var prefix = kind switch
        {
            GitReferenceKind.Branch => "refs/heads/",
            GitReferenceKind.Tag => "refs/tags/",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Patterns are for branches or for tags."),
        };
        if (patterns.FirstOrDefault(pattern => pattern is not null && IsOfOtherKind(pattern.TrimStart('!'), prefix)) is { } slip)
        {
            throw new ArgumentException($"The pattern '{slip}' matches nothing here: what it wants does not start with {prefix}.", nameof(patterns));
        }

        fullNames = new GlobList(patterns, prefix);
        this.kind = kind;
    }

    /// <summary>The patterns that take in, in their order; they match full names.</summary>
    public IEnumerable<GlobPattern> Inclusions => fullNames.Inclusions;

    private static bool IsOfOtherKind(string pattern, string prefix) =>
        (pattern.StartsWith("refs/heads/", StringComparison.Ordinal) || pattern.StartsWith("refs/tags/", StringComparison.Ordinal)) && !pattern.StartsWith(prefix, StringComparison.Ordinal);

    public bool IsMatch(GitReference reference) => reference.Kind == kind && fullNames.IsMatch(reference.FullName);

    public override string ToString() => fullNames.ToString();
}
