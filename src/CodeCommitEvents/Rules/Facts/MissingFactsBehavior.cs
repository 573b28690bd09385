namespace CodeCommitEvents.Rules;

/// <summary>Whether a rule matches if the changed files or the commit are unknown and all other conditions are met.</summary>
public enum MissingFactsBehavior
{
    /// <summary>The rule matches, and the explanation states the assumption.</summary>
    Match,

    /// <summary>The rule does not match.</summary>
    NoMatch,
}
