using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>The events to evaluate.</summary>
internal static class Events
{
    private const string Commit = "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10";

    public static ServiceEvent Of(Asked asked, string repository) => asked switch
    {
        Asked.OneMatches => Push("refs/heads/release/1.4", repository),
        Asked.NoneMatches => Closed("main", repository),
        _ => throw new ArgumentOutOfRangeException(nameof(asked), asked, message: null),
    };

    /// <summary>One event for each rule of a repository, and some events without a rule.</summary>
    public static IEnumerable<ServiceEvent> All(string repository) =>
    [
        Push("refs/heads/main", repository),
        Push("refs/heads/develop", repository),
        Push("refs/heads/staging", repository),
        Push("refs/heads/release/1.4", repository),
        Push("refs/heads/hotfix/login", repository),
        Push("refs/heads/main-2", repository),
        Push("refs/tags/v1.4", repository),
        Push("refs/tags/main", repository),
        Opened("main", repository),
        Opened("release/1.4", repository),
        Opened("develop", repository),
        Merged("develop", repository),
        Merged("main", repository),
        Closed("main", repository),
        Comment("/build", repository),
        Comment("looks good", repository),
    ];

    private static ReferenceUpdatedEvent Push(string reference, string repository) =>
        new() { RepositoryName = repository, Reference = GitReference.Parse(reference), CommitId = Commit };

    private static PullRequestCreatedEvent Opened(string into, string repository) =>
        new() { RepositoryName = repository, PullRequestId = "7", Destination = GitReference.Branch(into), SourceCommit = Commit };

    private static PullRequestMergeStatusUpdatedEvent Merged(string into, string repository) =>
        new() { RepositoryName = repository, PullRequestId = "7", Destination = GitReference.Branch(into), SourceCommit = Commit, IsMerged = true };

    private static PullRequestStatusChangedEvent Closed(string into, string repository) =>
        new() { RepositoryName = repository, PullRequestId = "7", Destination = GitReference.Branch(into), SourceCommit = Commit, Status = PullRequestStatus.Closed };

    private static CommentOnPullRequestCreatedEvent Comment(string text, string repository) =>
        new() { RepositoryName = repository, PullRequestId = "7", CommentId = "1", AfterCommitId = Commit, Thread = [new Comment { Text = text }] };
}
