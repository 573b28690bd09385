namespace CodeCommitEvents.Rules;

/// <summary>Kinds of events that no rule confuses: the first thing to look at.</summary>
internal enum EventFamily
{
    /// <summary>Branches and tags.</summary>
    Reference,

    /// <summary>Pull requests.</summary>
    PullRequest,

    /// <summary>Comments.</summary>
    Comment,

    /// <summary>Builds.</summary>
    Build,

    /// <summary>Everything else.</summary>
    Other,
}
