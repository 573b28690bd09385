namespace CodeCommitEvents.Events;

/// <summary>The category of an event: the first level of the rule index.</summary>
internal enum EventFamily
{
    /// <summary>Branches and tags were created, updated or deleted.</summary>
    Reference,

    /// <summary>Pull requests.</summary>
    PullRequest,

    /// <summary>Comments.</summary>
    Comment,

    /// <summary>CodeBuild builds.</summary>
    Build,

    /// <summary>All other events.</summary>
    Other,
}
