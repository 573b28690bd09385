namespace CodeCommitEvents.Events;

/// <summary>Coarse category of an event: the first level of the rule index.</summary>
internal enum EventFamily
{
    /// <summary>Branches and tags that were created, updated or deleted.</summary>
    Reference,

    /// <summary>Pull requests.</summary>
    PullRequest,

    /// <summary>Comments.</summary>
    Comment,

    /// <summary>Builds of CodeBuild.</summary>
    Build,

    /// <summary>Everything else.</summary>
    Other,
}
