using System.Buffers;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Refuses the names that git and CodeCommit refuse.</summary>
/// <remarks>
/// Source: <see href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</see>, and <c>RepositoryName</c> of the
/// <see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html">CodeCommit API</see>.
/// </remarks>
internal static class FakeNames
{
    private const int LongestRepository = 100;
    private const int LongestReference = 256;

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
            : throw new ArgumentException($"There is no repository '{name}': the name has 1 to 100 letters, digits, '.', '_' and '-', and does not end with .git.", nameof(name));
    }

    /// <exception cref="ArgumentException">A path is null, empty or there twice, or does not start at the root.</exception>
    public static string[] Files(string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return Array.TrueForAll(paths, path => path is { Length: > 0 } && path[0] != '/') && paths.Distinct(StringComparer.Ordinal).Count() == paths.Length
            ? paths
            : throw new ArgumentException("A changed file has a path from the root of the repository without a first /, each once.", nameof(paths));
    }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isName = name is not ("@" or "HEAD" or ['-', ..]) && name.Length <= LongestReference && !name.AsSpan().ContainsAny(NotInReferences)
            && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal) && name[^1] != '.'
            && Array.TrueForAll(name.Split('/'), part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
        return isName ? name : throw new ArgumentException($"There is no branch or tag '{name}': git or CodeCommit does not allow the name.", nameof(name));
    }
}
