namespace CodeCommitEvents.Dispatching;

/// <summary>A build that is ready to be started.</summary>
/// <param name="Request">The request, the same for every attempt.</param>
/// <param name="Group">Of which only the newest build matters, if the request says so. Null where the change is of no pull request or reference.</param>
/// <param name="Moment">When the change happened that it is for.</param>
/// <param name="Change">The change in words, for the log.</param>
internal sealed record BuildStartContext(BuildRequest Request, string? Group, DateTimeOffset Moment, string Change);
