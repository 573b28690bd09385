namespace CodeCommitEvents.Rules;

/// <summary>Whether a rule matches if the changed files or the commit that it needs are unknown, and all other conditions are met.</summary>
public enum MissingFactsBehavior
{
    /// <summary>The rule matches, and the explanation says that this is an assumption. A rule that ignores events does not match.</summary>
    Match,

    /// <summary>The rule does not match.</summary>
    NoMatch,
}
