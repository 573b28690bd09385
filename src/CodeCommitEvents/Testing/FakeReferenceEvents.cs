using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>Events of branches and tags.</summary>
internal static class FakeReferenceEvents
{
    public static ReferenceCreatedEvent Created(FakeFacts facts, GitReference reference) =>
        Placed(new ReferenceCreatedEvent { Reference = reference, CommitId = facts.Commit("source") }, facts);

    public static ReferenceUpdatedEvent Updated(FakeFacts facts) =>
        Placed(new ReferenceUpdatedEvent { Reference = FakeFacts.Destination, CommitId = facts.Commit("source"), OldCommitId = facts.Commit("destination") }, facts);

    /// <summary>The destination of a pull request that CodeCommit merged.</summary>
    public static ReferenceUpdatedEvent Merged(FakeFacts facts, MergeOption option)
    {
        var isFastForward = option == MergeOption.FastForward;
        return Updated(facts) with
        {
            CommitId = facts.Commit(isFastForward ? "source" : "merge"),
            Merge = Merge(facts, option) with { BaseCommitId = isFastForward ? null : facts.Commit("base") },
        };
    }

    public static ReferenceDeletedEvent Deleted(FakeFacts facts) =>
        Placed(new ReferenceDeletedEvent { Reference = facts.Source, OldCommitId = facts.Commit("source") }, facts);

    public static UnreferencedMergeCommitCreatedEvent UnreferencedMerge(FakeFacts facts) => Placed(
        new UnreferencedMergeCommitCreatedEvent
        {
            CommitId = facts.Commit("merge"),
            Merge = Merge(facts, MergeOption.Squash) with
            {
                BaseCommitId = facts.Commit("base"),
                ConflictDetailLevel = ConflictDetailLevel.Line,
                ConflictResolutionStrategy = ConflictResolutionStrategy.Automerge,
            },
        },
        facts);

    public static TriggerTestEvent TriggerTest(FakeFacts facts) => new()
    {
        Account = FakeFacts.Account,
        Region = FakeFacts.Region,
        Time = facts.Time,
        RepositoryName = FakeFacts.Repository,
        RepositoryArn = FakeFacts.RepositoryArn,
        CallerUserArn = facts.Caller,
        References = [new TriggerReference { Commit = facts.Commit("destination"), Ref = FakeFacts.Destination.FullName }],
    };

    /// <summary>The same event in the repository, at the moment and by the caller of the facts.</summary>
    private static TEvent Placed<TEvent>(TEvent codeCommitEvent, FakeFacts facts)
        where TEvent : CodeCommitEvent =>
        (TEvent)(FakePlace.Of(codeCommitEvent, facts) with { RepositoryName = FakeFacts.Repository, RepositoryArn = FakeFacts.RepositoryArn, RepositoryId = facts.Uuid("repository") });

    private static MergeDetails Merge(FakeFacts facts, MergeOption option) =>
        new() { Option = option, SourceCommitId = facts.Commit("source"), DestinationCommitId = facts.Commit("destination") };
}
