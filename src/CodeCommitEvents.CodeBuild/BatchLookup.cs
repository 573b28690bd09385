using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Looks up the batch build of a build that ended. No event tells the end of a batch build, so the end must not be missed: the statuses in the
/// batch build can be older than the event, and CodeBuild completes the batch build some time after its last build.
/// </summary>
internal sealed class BatchLookup(IAmazonCodeBuild client, CodeBuildFactsOptions options)
{
    private const int MaxIdsPerCall = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time = options.TimeProvider ?? TimeProvider.System;

    public async Task<BatchMembership?> FindAsync(BuildStateChangeEvent build, CancellationToken cancellationToken)
    {
        var found = await client.BatchGetBuildsAsync(new() { Ids = [build.BuildId] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
        if (found.Builds?.Find(one => one.Arn == build.BuildArn.Value) is not { } own)
        {
            return null;
        }

        if (string.IsNullOrEmpty(own.BuildBatchArn))
        {
            return BatchMembership.None;
        }

        var start = time.GetTimestamp();
        while (await GetAsync(new(own.BuildBatchArn), cancellationToken).ConfigureAwait(false) is { } batch)
        {
            batch = batch.IsComplete ? batch : await RefreshAsync(batch, build, cancellationToken).ConfigureAwait(false);
            if (batch.IsComplete || !BatchEnd.HasEnded(batch))
            {
                return new() { Batch = batch };
            }

            if (time.GetElapsedTime(start) + Interval > options.BatchWaitTime)
            {
                return new() { Batch = batch with { IsComplete = true, Status = BatchEnd.StatusOf(batch) } };
            }

            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<BuildBatch?> GetAsync(Arn arn, CancellationToken cancellationToken)
    {
        var found = await client.BatchGetBuildBatchesAsync(new() { Ids = [IdOf(arn)] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
        return found.BuildBatches?.Find(batch => batch.Arn == arn.Value) is { } batch ? BuildConverter.ToBatch(batch) : null;
    }

    /// <summary>Returns the batch build with the newest statuses: that of the event, and those of the other builds that seem to run.</summary>
    private async Task<BuildBatch> RefreshAsync(BuildBatch batch, BuildStateChangeEvent build, CancellationToken cancellationToken)
    {
        var statuses = new Dictionary<string, BuildStatus?>(StringComparer.Ordinal) { [build.BuildArn.Value] = build.BuildStatus };
        var running = batch.Groups.Where(group => group.BuildArn is { } arn && arn != build.BuildArn && !BatchEnd.HasEnded(group.Status)).Select(group => IdOf(group.BuildArn!.Value));
        foreach (var ids in running.Chunk(MaxIdsPerCall))
        {
            var found = await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            foreach (var one in found.Builds ?? [])
            {
                statuses[one.Arn ?? ""] = BuildConverter.StatusOf(one.BuildStatus);
            }
        }

        return batch with
        {
            Groups = [.. batch.Groups.Select(group => group.BuildArn is { } arn && statuses.TryGetValue(arn.Value, out var status) && !BatchEnd.HasEnded(group.Status) ? group with { Status = status } : group)],
        };
    }

    private static string IdOf(Arn arn) => new BuildStateChangeEvent { BuildArn = arn }.BuildId;
}
