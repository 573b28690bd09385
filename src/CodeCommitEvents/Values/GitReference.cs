using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// A git reference, identified by its full name, such as <c>refs/heads/feature/x</c> or <c>refs/tags/v1.0</c>. A branch and a tag with
/// the same short name are different references. Names are case-sensitive, as in git.
/// </summary>
/// <remarks>
/// The default value has empty names and is neither a branch nor a tag. Format:
/// <see href="https://git-scm.com/docs/gitrevisions">git revisions</see>.
/// </remarks>
[DebuggerDisplay("{FullName}")]
[JsonConverter(typeof(StringValueJsonConverter<GitReference>))]
public readonly record struct GitReference : ISpanParsable<GitReference>
{
    internal const string HeadsPrefix = "refs/heads/";
    internal const string TagsPrefix = "refs/tags/";

    private readonly string? fullName;

    private GitReference(string fullName) => this.fullName = fullName;

    /// <summary>The full name, such as <c>refs/heads/main</c>. Never null.</summary>
    public string FullName => fullName ?? "";

    /// <summary>The short name, without <c>refs/heads/</c> or <c>refs/tags/</c>, such as <c>feature/x</c>. Never null.</summary>
    public string Name => Kind switch
    {
        GitReferenceKind.Branch => FullName[HeadsPrefix.Length..],
        GitReferenceKind.Tag => FullName[TagsPrefix.Length..],
        _ => FullName,
    };

    /// <summary>The kind of reference: branch, tag or other.</summary>
    public GitReferenceKind Kind =>
        FullName.StartsWith(HeadsPrefix, StringComparison.Ordinal) ? GitReferenceKind.Branch
        : FullName.StartsWith(TagsPrefix, StringComparison.Ordinal) ? GitReferenceKind.Tag
        : GitReferenceKind.Other;

    /// <summary>Whether the full name starts with <c>refs/heads/</c>.</summary>
    public bool IsBranch => Kind == GitReferenceKind.Branch;

    /// <summary>Whether the full name starts with <c>refs/tags/</c>.</summary>
    public bool IsTag => Kind == GitReferenceKind.Tag;

    /// <summary>Creates a reference to a branch.</summary>
    /// <param name="name">The short name (<c>main</c>, <c>feature/x</c>) or the full name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty, or is the full name of a reference that is not a branch.</exception>
    public static GitReference Branch(string name) => Qualify(name, HeadsPrefix);

    /// <summary>Creates a reference to a tag.</summary>
    /// <param name="name">The short name (<c>v1.0</c>) or the full name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty, or is the full name of a reference that is not a tag.</exception>
    public static GitReference Tag(string name) => Qualify(name, TagsPrefix);

    /// <summary>Parses a full name. A text that does not start with <c>refs/</c> is read as the short name of a branch.</summary>
    /// <param name="text">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is empty.</exception>
    public static GitReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var reference) ? reference : throw new FormatException("The name of a git reference must not be empty.");
    }

    /// <summary>Works like <see cref="Parse(string)"/>, but does not throw.</summary>
    /// <param name="text">The name.</param>
    /// <param name="reference">The reference, or the default value.</param>
    /// <returns>Whether <paramref name="text"/> is neither null nor empty.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out GitReference reference)
    {
        reference = string.IsNullOrEmpty(text) ? default
            : text.StartsWith("refs/", StringComparison.Ordinal) ? new GitReference(text)
            : new GitReference(HeadsPrefix + text);
        return reference.fullName is not null;
    }

    static GitReference IParsable<GitReference>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<GitReference>.TryParse(string? s, IFormatProvider? provider, out GitReference result) => TryParse(s, out result);

    static GitReference ISpanParsable<GitReference>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<GitReference>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GitReference result) =>
        TryParse(s.ToString(), out result);

    /// <inheritdoc cref="FullName"/>
    public override string ToString() => FullName;

    private static GitReference Qualify(string name, string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.StartsWith(prefix, StringComparison.Ordinal) ? new GitReference(name)
            : name.StartsWith("refs/", StringComparison.Ordinal) ? throw new ArgumentException($"A full name must start with {prefix}.", nameof(name))
            : new GitReference(prefix + name);
    }
}
