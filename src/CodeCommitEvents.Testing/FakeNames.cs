using System.Buffers;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Checks names against the rules of git and CodeCommit.</summary>
/// <remarks>
/// Source: <see href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</see>, and <c>RepositoryName</c> of the
/// <see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html">CodeCommit API</see>.
/// </remarks>
internal static class FakeNames
{
    private const int LongestRepository = 100;
    private const int LongestReference = 256;

    private static readonly SearchValues<char> NotInReferences = SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code), '\u007f', '~', '^', ':', '?', '*', '[', '\\']);

    /// <exception cref="ArgumentException">The name is null, empty or not valid for a branch.</exception>
    public static GitReference Branch(string name) => GitReference.Branch(Checked(name));

    /// <exception cref="ArgumentException">The name is null, empty or not valid for a tag.</exception>
    public static GitReference Tag(string name) => GitReference.Tag(Checked(name));

    /// <exception cref="ArgumentException">The name is null, empty or not valid for a repository.</exception>
    public static string Repository(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name.Length <= LongestRepository && !name.EndsWith(".git", StringComparison.Ordinal)
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-')
            ? name
            : throw new ArgumentException($"The name of the repository '{name}' is not valid. It must have 1 to 100 letters, digits, '.', '_' and '-', and must not end with .git.", nameof(name));
    }

    /// <exception cref="ArgumentException">A path is null or empty, starts with <c>/</c>, or occurs twice.</exception>
    public static string[] Files(string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return Array.TrueForAll(paths, path => path is { Length: > 0 } && path[0] != '/') && paths.Distinct(StringComparer.Ordinal).Count() == paths.Length
            ? paths
            : throw new ArgumentException("The paths of changed files must be relative to the root of the repository and must not start with /. A path must not be empty or occur twice.", nameof(paths));
    }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isName = name is not ("@" or "HEAD" or ['-', ..]) && name.Length <= LongestReference && !name.AsSpan().ContainsAny(NotInReferences)
            && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal) && name[^1] != '.'
            && Array.TrueForAll(name.Split('/'), part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
        return isName ? name : throw new ArgumentException($"The name of the branch or tag '{name}' is not valid in git or CodeCommit.", nameof(name));
    }
}
