using CodeCommitEvents.Benchmarks.Parsing.Pocos;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>The facts that every benchmarked method must read from an event.</summary>
internal sealed record Facts(string? Repository, string? PullRequestId, string? Commit)
{
    public static Facts Of(EventDelivery delivery) => delivery.Event switch
    {
        PullRequestEvent it => new(it.RepositoryName, it.PullRequestId, it.SourceCommit),
        CommentOnPullRequestCreatedEvent it => new(it.RepositoryName, it.PullRequestId, it.AfterCommitId),
        CommentOnCommitCreatedEvent it => new(it.RepositoryName, null, it.AfterCommitId),
        ReferenceCreatedEvent it => new(it.RepositoryName, null, it.CommitId),
        ReferenceUpdatedEvent it => new(it.RepositoryName, null, it.CommitId),
        ReferenceDeletedEvent it => new(it.RepositoryName, null, it.OldCommitId),
        var other => throw new InvalidOperationException($"Unexpected type of event: {other.GetType().Name}."),
    };

    /// <summary>Returns the facts in a result of <see cref="ReflectionReader"/> or <see cref="SourceGeneratedReader"/>.</summary>
    public static IEnumerable<Facts> OfPocos(object read) => read switch
    {
        EventBridgeEvent<PullRequestDetail> it => [Of(it.Detail!)],
        EventBridgeEvent<AnyDetail> it => [Of(it.Detail!)],
        List<Notification<PullRequestDetail>> list => list.Select(it => Of(it.Detail!)),
        List<Notification<AnyDetail>> list => list.Select(it => Of(it.Detail!)),
        TriggerEvent it => it.Records!.SelectMany(record => record.CodeCommit!.References!, Of),
        _ => throw new InvalidOperationException($"Unexpected type of result: {read.GetType().Name}."),
    };

    private static Facts Of(PullRequestDetail detail) => detail is AnyDetail { RepositoryName: { } repository } any
        ? new(repository, any.PullRequestId, any.AfterCommitId ?? any.CommitId ?? any.OldCommitId)
        : new(detail.RepositoryNames?[0], detail.PullRequestId, detail.SourceCommit);

    private static Facts Of(TriggerRecord record, TriggerRecordReference reference) =>
        new(record.EventSourceArn?.Split(':')[^1], null, reference.Commit);
}
