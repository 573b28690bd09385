namespace CodeCommitEvents.Dispatching;

/// <summary>A build to start, with the values that the dispatcher needs to start it.</summary>
/// <param name="Request">The complete request. It is the same for every attempt to start the build.</param>
/// <param name="Token">The idempotency token of the request, and the key of its claim.</param>
/// <param name="Group">The group in which a newer build supersedes an older one. Null if the event has neither a pull request nor a reference.</param>
/// <param name="EventTime">The time of the event.</param>
/// <param name="Change">The description of the event for logs.</param>
internal sealed record BuildStartContext(BuildRequest Request, string Token, string? Group, DateTimeOffset EventTime, LogSummary Change);
