namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>The events that the rules are asked about. There are rules for the repository of each.</summary>
public enum Asked
{
    /// <summary>A push to a release branch: of all rules one matches, by the start of the branch's name.</summary>
    OneMatches,

    /// <summary>A pull request into <c>main</c> that was closed: a rule has all the right names, and wants it opened or updated.</summary>
    NoneMatches,
}
