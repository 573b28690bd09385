using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Events to ask rules about.</summary>
internal static class Given
{
    public const string Commit = "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10";

    public static ReferenceUpdatedEvent Push(string reference, string repository = "payments-api") => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = repository,
        CommitId = Commit,
    };

    public static ReferenceCreatedEvent FirstPush(string reference) => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = "payments-api",
        CommitId = Commit,
    };

    public static ReferenceDeletedEvent Deletion(string reference) => new()
    {
        Reference = GitReference.Parse(reference),
        RepositoryName = "payments-api",
        OldCommitId = Commit,
    };

    public static PullRequestCreatedEvent Opened(string into = "main") => new()
    {
        PullRequestId = "7",
        RepositoryName = "payments-api",
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch(into),
    };

    public static PullRequestSourceBranchUpdatedEvent Updated() => new()
    {
        PullRequestId = "7",
        RepositoryName = "payments-api",
        Source = GitReference.Branch("feature/refunds"),
        SourceCommit = Commit,
        Destination = GitReference.Branch("main"),
    };
}
