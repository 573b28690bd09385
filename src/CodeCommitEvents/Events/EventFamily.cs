namespace CodeCommitEvents.Events;

/// <summary>The category of an event: the first level of the rule index.</summary>
internal enum EventFamily
{
    /// <summary>Creation, update or deletion of a branch or tag.</summary>
    Reference,

    PullRequest,

    Comment,

    /// <summary>CodeBuild builds.</summary>
    Build,

    Other,
}
