using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Searches the builds of a project for the build before a build. CodeBuild lists builds from the newest to the oldest, so the search ends at the
/// first earlier build of the series. It lists batch builds by identifier, which is no order of time, so that the search reads every page.
/// </summary>
internal sealed class HistorySearch(IAmazonCodeBuild client, string? prefix)
{
    private const int MaxPages = 5;
    private const int MaxBatchPages = 10;
    private const int MaxIdsPerCall = 100;

    /// <summary>Returns the history of a build. Null if its series is unknown, or if it is older than the pages that are read.</summary>
    public async Task<BuildHistory?> FindAsync(BuildStateChangeEvent build, CancellationToken cancellationToken)
    {
        if (BuildSeries.FromEvent(build, prefix) is not { } series)
        {
            return null;
        }

        var own = BuildOutcome.FromEvent(build, prefix);
        Arn? replacedBy = null;
        string? nextToken = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var listed = await client.ListBuildsForProjectAsync(new() { ProjectName = build.ProjectName, NextToken = nextToken }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            foreach (var ids in (listed.Ids ?? []).Chunk(MaxIdsPerCall))
            {
                var found = await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
                var others = OfSeries(found.Builds ?? [], own, series).OrderByDescending(other => other.BuildNumber).ThenByDescending(other => other.StartTime).ToList();
                replacedBy ??= others.Find(other => Replaced(own, other)) is { } replacement ? new Arn(replacement.Arn) : null;
                if (others.Find(other => IsEarlier(other.BuildNumber, other.StartTime, own) && IsVerdict(BuildConverter.StatusOf(other.BuildStatus))) is { } previous)
                {
                    return new() { PreviousBuild = BuildConverter.ToFinished(previous), ReplacedBy = replacedBy };
                }
            }

            nextToken = listed.NextToken;
            if (string.IsNullOrEmpty(nextToken))
            {
                return new() { ReplacedBy = replacedBy };
            }
        }

        return null;
    }

    /// <summary>Returns the history of a batch build. Null if its series is unknown, or if the project has more batch builds than are read.</summary>
    public async Task<BuildHistory?> FindAsync(Building.BuildBatch batch, CancellationToken cancellationToken)
    {
        if (BuildSeries.FromBatch(batch, prefix) is not { } series)
        {
            return null;
        }

        var own = BuildOutcome.FromBatch(batch, prefix);
        var previous = new List<FinishedBuild>();
        string? nextToken = null;
        for (var page = 0; page < MaxBatchPages; page++)
        {
            var listed = await client.ListBuildBatchesForProjectAsync(new() { ProjectName = batch.ProjectName, NextToken = nextToken }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            foreach (var ids in (listed.Ids ?? []).Chunk(MaxIdsPerCall))
            {
                var found = await client.BatchGetBuildBatchesAsync(new() { Ids = [.. ids] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
                previous.AddRange((found.BuildBatches ?? []).Select(BuildConverter.ToBatch)
                    .Where(other => other.BatchArn != batch.BatchArn && other.IsComplete && IsVerdict(other.Status) && BuildSeries.FromBatch(other, prefix) == series)
                    .Select(BuildConverter.ToFinished).OfType<FinishedBuild>().Where(other => IsEarlier(other.BuildNumber, other.StartTime?.UtcDateTime, own)));
            }

            nextToken = listed.NextToken;
            if (string.IsNullOrEmpty(nextToken))
            {
                return new() { PreviousBuild = previous.OrderByDescending(other => other.BuildNumber).ThenByDescending(other => other.StartTime).FirstOrDefault() };
            }
        }

        return null;
    }

    /// <summary>Returns the other builds of the series. Builds of batch builds are no builds of their own.</summary>
    private IEnumerable<Build> OfSeries(List<Build> builds, BuildOutcome own, BuildSeries series) => builds.Where(other =>
        other.Arn is not null && other.Arn != own.BuildArn.Value && string.IsNullOrEmpty(other.BuildBatchArn) && BuildSeries.FromEvent(BuildConverter.ToEvent(other), prefix) == series);

    /// <summary>Whether another build of the same rule was running when the build was stopped.</summary>
    private bool Replaced(BuildOutcome own, Build other) =>
        own.Status == BuildStatus.Stopped && own.EndTime is { } end && SdkTime.Of(other.StartTime) <= end
            && (other.BuildComplete != true || SdkTime.Of(other.EndTime) is not { } ended || ended >= end)
            && !string.IsNullOrEmpty(prefix) && BuildCause.FromEnvironment(BuildConverter.ToEvent(other), prefix)?.Rule == own.Cause?.Rule;

    /// <summary>The number decides, because the times in events have whole seconds.</summary>
    private static bool IsEarlier(long? number, DateTime? start, BuildOutcome own) =>
        number is { } other && own.BuildNumber is { } ownNumber ? other < ownNumber : SdkTime.Of(start) < own.StartTime;

    private static bool IsVerdict(BuildStatus? status) => status is { } known && known != BuildStatus.InProgress && known != BuildStatus.Stopped;
}
