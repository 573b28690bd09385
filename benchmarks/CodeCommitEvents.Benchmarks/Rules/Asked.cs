namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>The events to evaluate. There are rules for the repository of each.</summary>
public enum Asked
{
    /// <summary>A push to a release branch. One rule matches it, by the prefix of the branch name.</summary>
    OneMatches,

    /// <summary>
    /// A pull request into <c>main</c> that was closed. A rule has the same names, but the activities opened and updated.
    /// </summary>
    NoneMatches,
}
