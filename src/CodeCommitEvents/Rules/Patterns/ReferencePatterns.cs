using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Patterns for branches or tags. A pattern that starts with <c>refs/</c> is compared with the full name (<c>refs/heads/main</c>).
/// All other patterns are compared with the short name (<c>main</c>).
/// </summary>
internal sealed class ReferencePatterns
{
    private readonly GlobList fullNames;
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
        if (patterns.FirstOrDefault(pattern => pattern is not null && IsOfOtherKind(pattern.TrimStart('!'), prefix)) is { } slip)
        {
            throw new ArgumentException($"The pattern '{slip}' matches nothing, because all full names here start with {prefix}.", nameof(patterns));
        }

        fullNames = new GlobList(patterns, prefix);
        this.kind = kind;
    }

    /// <summary>The patterns that do not start with <c>!</c>, in their order. They match full names.</summary>
    public IEnumerable<GlobPattern> Inclusions => fullNames.Inclusions;

    private static bool IsOfOtherKind(string pattern, string prefix) =>
        (pattern.StartsWith("refs/heads/", StringComparison.Ordinal) || pattern.StartsWith("refs/tags/", StringComparison.Ordinal)) && !pattern.StartsWith(prefix, StringComparison.Ordinal);

    public bool IsMatch(GitReference reference) => reference.Kind == kind && fullNames.IsMatch(reference.FullName);

    public override string ToString() => fullNames.ToString();
}
