namespace CodeCommitEvents.Rules;

/// <summary>Whether a rule matches if the changed files or the commit that it needs are unknown, and all other conditions are met.</summary>
public enum MissingFactsBehavior
{
    /// <summary>
    /// Each condition decides. Conditions on the changed files and <c>WithoutSkipMarker</c> are assumed to be met, because an unnecessary build
    /// does less harm than a missing build. The other conditions on the commit message are not met, because the message allows the build. In
    /// <c>Unless</c>, conditions on the changed files and these other conditions on the commit message are assumed not to prevent the match, and
    /// <c>WithoutSkipMarker</c> prevents it. A rule that ignores events does not match.
    /// </summary>
    PerCondition,

    /// <summary>The rule matches, and the explanation says that this is an assumption. A rule that ignores events does not match.</summary>
    Match,

    /// <summary>The rule does not match.</summary>
    NoMatch,
}
