using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Patterns for branches or tags. A pattern that starts with <c>refs/</c> is compared with the full name (<c>refs/heads/main</c>).
/// All other patterns are compared with the short name (<c>main</c>).
/// </summary>
internal sealed class ReferencePatterns
{
    private readonly GitReferenceKind kind;

    /// <exception cref="ArgumentException">No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid.</exception>
    public ReferencePatterns(IReadOnlyList<string> patterns, GitReferenceKind kind)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var prefix = kind switch
        {
            GitReferenceKind.Branch => "refs/heads/",
            GitReferenceKind.Tag => "refs/tags/",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind must be a branch or a tag."),
        };
        foreach (var pattern in patterns)
        {
            if (pattern is not null && IsOfOtherKind(pattern.TrimStart('!'), prefix))
            {
                throw new ArgumentException($"The pattern '{pattern}' matches nothing, because all full names here start with {prefix}.", nameof(patterns));
            }
        }

        FullNames = new GlobList(patterns, prefix, subject: kind == GitReferenceKind.Branch ? PatternSubject.Branch : PatternSubject.Tag);
        this.kind = kind;
    }

    /// <summary>The patterns for full names.</summary>
    public GlobList FullNames { get; }

    /// <summary>The keys of full names.</summary>
    /// <inheritdoc cref="GlobList.IndexKeys"/>
    public IndexKey[] IndexKeys => FullNames.IndexKeys;

    /// <summary>Whether the pattern is for full names, none of which can start with the prefix. Without wildcards, a name must follow the prefix.</summary>
    private static bool IsOfOtherKind(string pattern, string prefix)
    {
        if (!pattern.StartsWith("refs/", StringComparison.Ordinal))
        {
            return false;
        }

        var wildcard = pattern.AsSpan().IndexOfAny(@"*?[{\");
        var literal = wildcard < 0 ? pattern.AsSpan() : pattern.AsSpan(0, wildcard);
        return !literal.StartsWith(prefix) && (wildcard < 0 || !prefix.AsSpan().StartsWith(literal));
    }

    public bool IsMatch(GitReference reference) => reference.Kind == kind && FullNames.IsMatch(reference.FullName);

    public override string ToString() => FullNames.ToString();
}
