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
    public static ReferenceUpdatedEvent Merged(FakeFacts facts, MergeOption option) =>
        Updated(facts) with { CommitId = facts.Commit(option == MergeOption.FastForward ? "source" : "merge"), Merge = Merge(facts, option) };

    public static ReferenceDeletedEvent Deleted(FakeFacts facts) =>
        Placed(new ReferenceDeletedEvent { Reference = facts.Source, OldCommitId = facts.Commit("source") }, facts);

    public static UnreferencedMergeCommitCreatedEvent UnreferencedMerge(FakeFacts facts) => Placed(
        new UnreferencedMergeCommitCreatedEvent
        {
            CommitId = facts.Commit("merge"),
            Merge = Merge(facts, MergeOption.Squash),
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
        (TEvent)(FakePlace.Of(codeCommitEvent, facts) with { RepositoryName = FakeFacts.Repository, RepositoryArn = FakeFacts.RepositoryArn, RepositoryId = FakeFacts.RepositoryId(FakeFacts.Repository) });

    private static MergeDetails Merge(FakeFacts facts, MergeOption option) =>
        Merge(option, facts.Commit("source"), facts.Commit("destination"), facts.Commit("base"));

    /// <summary>How CodeCommit tells a merge: a fast-forward has no base and no conflicts to resolve.</summary>
    public static MergeDetails Merge(MergeOption option, string source, string destination, string forkPoint)
    {
        var details = new MergeDetails { Option = option, SourceCommitId = source, DestinationCommitId = destination };
        return option == MergeOption.FastForward ? details : details with
        {
            BaseCommitId = forkPoint,
            ConflictDetailLevel = ConflictDetailLevel.Line,
            ConflictResolutionStrategy = ConflictResolutionStrategy.Automerge,
        };
    }
}
