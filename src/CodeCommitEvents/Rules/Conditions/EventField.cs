namespace CodeCommitEvents.Rules;

/// <summary>A field of an event by which AWS can filter events before they are delivered.</summary>
internal enum EventField
{
    /// <summary>The name of the event, such as <c>pullRequestCreated</c>.</summary>
    EventName,

    Repository,

    /// <summary>The full name of the branch or tag that was created, updated or deleted.</summary>
    Reference,

    /// <summary>The full name of the destination branch of a pull request.</summary>
    Destination,

    /// <summary>The full name of the source branch of a pull request.</summary>
    Source,

    /// <summary>The project of a build.</summary>
    Project,

    BuildStatus,

    /// <summary>The service that sends the event, such as <c>aws.codecommit</c>.</summary>
    EventSource,

    DetailType,
}
