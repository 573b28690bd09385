using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Sets the account, region, repository, time and caller of fake events.</summary>
internal static class FakeEventContext
{
    /// <summary>Sets the default account and the default region, and the given time and caller.</summary>
    public static TEvent InAccount<TEvent>(TEvent codeCommitEvent, DateTimeOffset time, Arn caller)
        where TEvent : CodeCommitEvent => (TEvent)(codeCommitEvent with
        {
            Account = FakeData.Account,
            Region = FakeData.Region,
            Time = time,
            CallerUserArn = caller,
        });

    /// <summary>Sets the default repository, and the time and the caller that the seed determines.</summary>
    public static TEvent InRepository<TEvent>(TEvent codeCommitEvent, FakeData facts)
        where TEvent : CodeCommitEvent => InRepository(codeCommitEvent, FakeData.Repository, facts.Time, facts.Caller);

    /// <summary>Sets the repository, the time and the caller. Events of pull requests and test events of triggers contain no repository id.</summary>
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
