namespace CodeCommitEvents.Rules;

/// <summary>The names or paths with which patterns are compared. It finds patterns that none of these names or paths can match.</summary>
/// <param name="noun">What is compared, such as <c>repository</c>.</param>
/// <param name="problemOf">
/// Returns why nothing matches, and what was probably meant. Null if a name can match. The arguments are the outline of one alternative
/// (see <see cref="PatternOutline"/>), and the whole pattern.
/// </param>
internal sealed class PatternSubject(string noun, Func<string, string, string?> problemOf)
{
    /// <summary>The name of a repository in CodeCommit.</summary>
    public static PatternSubject Repository { get; } = new("repository", AwsNames.ProblemOfRepository);

    /// <summary>The id of an account.</summary>
    public static PatternSubject Account { get; } = new("account", AwsNames.ProblemOfAccount);

    /// <summary>The name of a region.</summary>
    public static PatternSubject Region { get; } = new("region", AwsNames.ProblemOfRegion);

    /// <summary>The name of a project in CodeBuild.</summary>
    public static PatternSubject Project { get; } = new("project", AwsNames.ProblemOfProject);

    /// <summary>The name of a user, a role or a session, without a path.</summary>
    public static PatternSubject Principal { get; } = new("name of a caller", AwsNames.ProblemOfPrincipal);

    /// <summary>The short or full name of a branch.</summary>
    public static PatternSubject Branch { get; } = new("branch", static (outline, pattern) => GitNames.ProblemOfReference(outline, pattern, "refs/heads/"));

    /// <summary>The short or full name of a tag.</summary>
    public static PatternSubject Tag { get; } = new("tag", static (outline, pattern) => GitNames.ProblemOfReference(outline, pattern, "refs/tags/"));

    /// <summary>The path of a file in a repository.</summary>
    public static PatternSubject Path { get; } = new("path", GitNames.ProblemOfPath);

    /// <summary>A word of a comment.</summary>
    public static PatternSubject Word { get; } = new("word", static (outline, _) => AwsNames.HasWhiteSpace(outline) ? "Each argument is one word. Pass several words as several arguments." : null);

    /// <summary>Checks a valid pattern. For braces, each alternative is checked.</summary>
    /// <exception cref="ArgumentException">Nothing matches the pattern or one of its alternatives. The message says what was probably meant.</exception>
    public void Check(string pattern)
    {
        var text = pattern is ['!', ..] ? pattern[1..] : pattern;
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            Check(text, text, pattern);
            return;
        }

        foreach (var alternative in BraceExpansion.Of(text))
        {
            Check(alternative, text, pattern);
        }
    }

    private void Check(string alternative, string text, string pattern)
    {
        if (PatternOutline.Of(alternative) is { Length: > 0 } outline && problemOf(outline, text) is { } problem)
        {
            var shown = alternative == text ? "" : $", because of its alternative '{alternative}'";
            throw new ArgumentException($"No {noun} matches '{pattern}'{shown}. {problem}", nameof(pattern));
        }
    }
}
