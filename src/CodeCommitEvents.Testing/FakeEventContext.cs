using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The place, the time and the caller of a fake event.</summary>
internal static class FakeEventContext
{
    /// <summary>Adds the account of the fakes to an event that belongs to no repository.</summary>
    public static TEvent InAccount<TEvent>(TEvent codeCommitEvent, DateTimeOffset time, Arn caller)
        where TEvent : CodeCommitEvent => (TEvent)(codeCommitEvent with
        {
            Account = FakeData.Account,
            Region = FakeData.Region,
            Time = time,
            CallerUserArn = caller,
        });

    /// <summary>Adds the repository of the fakes, and the time and the caller of the seed.</summary>
    public static TEvent InRepository<TEvent>(TEvent codeCommitEvent, FakeData facts)
        where TEvent : CodeCommitEvent => InRepository(codeCommitEvent, FakeData.Repository, facts.Time, facts.Caller);

    /// <summary>Adds a repository. Events of pull requests and trigger tests do not contain its id.</summary>
    public static TEvent InRepository<TEvent>(TEvent codeCommitEvent, string repository, DateTimeOffset time, Arn caller)
        where TEvent : CodeCommitEvent
    {
        var arn = FakeData.RepositoryArn.WithResource(repository);
        CodeCommitEvent placed = InAccount(codeCommitEvent, time, caller) with
        {
            RepositoryName = repository,
            RepositoryArn = arn,
            RepositoryId = codeCommitEvent is PullRequestEvent or TriggerTestEvent ? null : FakeData.RepositoryId(repository),
        };
        return (TEvent)(placed is CommentEvent comment ? comment with { ResourceArn = arn } : placed);
    }
}
