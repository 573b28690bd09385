using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Finds the errors in patterns for the names and paths of git.</summary>
/// <remarks>Source: <see href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</see>.</remarks>
internal static class GitNames
{
    private const string FullPrefix = "refs/";
    private static readonly string[] HalfPrefixes = ["heads/", "tags/", "origin/", "remotes/origin/"];
    private static readonly CharacterSet Forbidden = new("~^:?*[\\\u007f");

    /// <param name="outline">The outline of one alternative of the pattern.</param>
    /// <param name="pattern">The whole pattern.</param>
    /// <param name="prefix">The start of all full names: <c>refs/heads/</c> or <c>refs/tags/</c>.</param>
    public static string? ProblemOfReference(string outline, string pattern, string prefix)
    {
        if (outline.StartsWith(FullPrefix, StringComparison.Ordinal) && !pattern.StartsWith(FullPrefix, StringComparison.Ordinal))
        {
            return "A pattern for full names starts with refs/. Write refs/ before the braces, or each alternative as a pattern of its own.";
        }

        foreach (var half in HalfPrefixes)
        {
            if (outline.StartsWith(half, StringComparison.Ordinal))
            {
                return $"Write the short name or the full name, which starts with {prefix}{AwsNames.Instead(outline[half.Length..])}.";
            }
        }

        var name = outline.StartsWith(prefix, StringComparison.Ordinal) ? outline[prefix.Length..] : outline;
        return name.Length == 0 ? $"After {prefix}, a name is missing. For all names, write **."
            : AwsNames.HasWhiteSpace(name) ? $"A name in git has no white space{AwsNames.Instead(name.Trim(), name)}."
            : name[0] == '/' ? $"A name in git does not start with /{AwsNames.Instead(name.TrimStart('/'))}."
            : name[^1] is '/' or PatternOutline.Folders ? $"A name in git does not end with /. For all names that start with it, write ** after the /."
            : name.Contains("//", StringComparison.Ordinal) ? "A name in git has no two / in a row."
            : name.Contains("..", StringComparison.Ordinal) ? "A name in git has no two dots in a row."
            : Forbidden.IndexIn(name) is >= 0 and var at ? $"A name in git has no {name[at]}."
            : null;
    }

    /// <param name="outline">The outline of one alternative of the pattern.</param>
    /// <param name="pattern">The whole pattern.</param>
    public static string? ProblemOfPath(string outline, string pattern) =>
        HasSeparatingBackslash(pattern) ? @"Paths have / between folders, not \. For a literal character, write it in brackets, such as [*]."
        : outline[0] == '/' || outline.StartsWith("./", StringComparison.Ordinal) || outline.StartsWith("../", StringComparison.Ordinal)
            || outline[^1] is '/' or PatternOutline.Folders || outline.Contains("//", StringComparison.Ordinal)
            ? "Paths start at the root of the repository, without a leading / or ./. For the files of a folder, write folder/**."
        : null;

    /// <summary>
    /// Whether the pattern has a <c>\</c> that was probably meant as the separator of Windows: one before a character that needs none, or
    /// before a wildcard, as in <c>src\*.cs</c>.
    /// </summary>
    private static bool HasSeparatingBackslash(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '[')
            {
                at = PatternOutline.EndOfClass(pattern, at);
            }
            else if (pattern[at] == '\\' && pattern[++at] is not ('[' or ']' or '{' or '}' or '!' or ',' or '-' or '^'))
            {
                return true;
            }
        }

        return false;
    }
}
