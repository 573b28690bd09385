namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>The event to evaluate. It is in a repository that has rules.</summary>
public enum Asked
{
    /// <summary>A push to a release branch. One rule matches it, by the prefix of the branch name.</summary>
    OneMatches,

    /// <summary>
    /// A pull request into <c>main</c> that was closed. No rule matches it: the rule for this repository and branch is only for
    /// opened and updated pull requests.
    /// </summary>
    NoneMatches,
}
