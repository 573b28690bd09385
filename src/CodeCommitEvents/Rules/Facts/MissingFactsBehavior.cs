namespace CodeCommitEvents.Rules;

/// <summary>What it means for a rule that the changed files or the commit are unknown, and everything else matches.</summary>
public enum MissingFactsBehavior
{
    /// <summary>The rule matches, and says that it assumed so: rather one build too many than one too few.</summary>
    Match,

    /// <summary>The rule does not match.</summary>
    NoMatch,
}
