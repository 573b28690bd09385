using System.Buffers;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>Refuses the names that git and CodeCommit refuse.</summary>
/// <remarks>
/// Source: <see href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</see>, and <c>RepositoryName</c> of the
/// <see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html">CodeCommit API</see>.
/// </remarks>
internal static class FakeNames
{
    private const int LongestRepository = 100;

    private static readonly SearchValues<char> NotInReferences = SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code), '\u007f', '~', '^', ':', '?', '*', '[', '\\']);

    /// <exception cref="ArgumentException">The name is null, empty, or none that a branch can have.</exception>
    public static GitReference Branch(string name) => GitReference.Branch(Checked(name));

    /// <exception cref="ArgumentException">The name is null, empty, or none that a tag can have.</exception>
    public static GitReference Tag(string name) => GitReference.Tag(Checked(name));

    /// <exception cref="ArgumentException">The name is null, empty, or none that a repository can have.</exception>
    public static string Repository(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.Length <= LongestRepository && !name.EndsWith(".git", StringComparison.Ordinal)
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-')
            ? name
            : throw new ArgumentException("The name of a repository has 1 to 100 letters, digits, '.', '_' and '-', and does not end with .git.", nameof(name));
    }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isName = name != "@" && !name.AsSpan().ContainsAny(NotInReferences)
            && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal) && name[^1] != '.'
            && Array.TrueForAll(name.Split('/'), part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
        return isName ? name : throw new ArgumentException("Git has no branch or tag of such a name.", nameof(name));
    }
}
