using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Where, when and by whom a fake event happens.</summary>
internal static class FakeEventContext
{
    /// <summary>The event in the account of the fakes, and in no repository.</summary>
    public static TEvent InAccount<TEvent>(TEvent codeCommitEvent, DateTimeOffset time, Arn caller)
        where TEvent : CodeCommitEvent => (TEvent)(codeCommitEvent with
        {
            Account = FakeData.Account,
            Region = FakeData.Region,
            Time = time,
            CallerUserArn = caller,
        });

    /// <summary>The event in the repository of the fakes, at the moment and by the caller of the facts.</summary>
    public static TEvent InRepository<TEvent>(TEvent codeCommitEvent, FakeData facts)
        where TEvent : CodeCommitEvent => InRepository(codeCommitEvent, FakeData.Repository, facts.Time, facts.Caller);

    /// <summary>The event in a repository, whose id events of pull requests and tests of triggers do not tell.</summary>
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
