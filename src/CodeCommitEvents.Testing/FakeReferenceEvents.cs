using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Creates events of branches and tags.</summary>
internal static class FakeReferenceEvents
{
    public static ReferenceCreatedEvent Created(FakeData facts, GitReference reference) =>
        FakeEventContext.InRepository(new ReferenceCreatedEvent { Reference = reference, CommitId = facts.Commit("source") }, facts);

    public static ReferenceUpdatedEvent Updated(FakeData facts) =>
        FakeEventContext.InRepository(new ReferenceUpdatedEvent { Reference = FakeData.Destination, CommitId = facts.Commit("source"), OldCommitId = facts.Commit("destination") }, facts);

    /// <summary>The push that CodeCommit makes to the destination when it merges a pull request.</summary>
    public static ReferenceUpdatedEvent Merged(FakeData facts, MergeOption option) =>
        Updated(facts) with { CommitId = facts.Commit(option == MergeOption.FastForward ? "source" : "merge"), Merge = Merge(facts, option) };

    public static ReferenceDeletedEvent Deleted(FakeData facts) =>
        FakeEventContext.InRepository(new ReferenceDeletedEvent { Reference = facts.Source, OldCommitId = facts.Commit("source") }, facts);

    public static UnreferencedMergeCommitCreatedEvent UnreferencedMerge(FakeData facts) => FakeEventContext.InRepository(
        new UnreferencedMergeCommitCreatedEvent
        {
            CommitId = facts.Commit("merge"),
            Merge = Merge(facts, MergeOption.Squash),
        },
        facts);

    public static TriggerTestEvent TriggerTest(FakeData facts) => FakeEventContext.InRepository(
        new TriggerTestEvent { References = [new TriggerReference { Commit = facts.Commit("destination"), Ref = FakeData.Destination.FullName }] }, facts);

    private static MergeDetails Merge(FakeData facts, MergeOption option) =>
        Merge(option, facts.Commit("source"), facts.Commit("destination"), facts.Commit("base"));

    /// <summary>The details of a merge. A fast-forward has no base and no conflict resolution.</summary>
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
