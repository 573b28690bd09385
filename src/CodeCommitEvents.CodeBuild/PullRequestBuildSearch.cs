using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Searches the builds of a project for those of a pull request. CodeBuild lists builds from the newest to the oldest, so the search ends at the first
/// build that is too old. It lists batch builds by identifier, which is no order of time, so that the search reads every page.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="prefix">The prefix of the variables with the cause.</param>
/// <param name="query">The pull request and the project.</param>
internal sealed class PullRequestBuildSearch(IAmazonCodeBuild client, string prefix, PullRequestBuildsQuery query)
{
    private const int MaxPages = 5;
    private const int MaxBatchPages = 10;
    private const int MaxIdsPerCall = 100;

    /// <summary>Returns the builds of the pull request among the newest 500 builds of a project.</summary>
    public async Task<ValueList<BuildOutcome>?> FindBuildsAsync(CancellationToken cancellationToken)
    {
        var builds = new List<BuildOutcome>();
        string? nextToken = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var listed = await client.ListBuildsForProjectAsync(new() { ProjectName = query.ProjectName, NextToken = nextToken }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            var isTooOld = false;
            foreach (var ids in (listed.Ids ?? []).Chunk(MaxIdsPerCall))
            {
                var found = (await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false)).Builds ?? [];
                builds.AddRange(found.Where(static build => build.Arn is not null && string.IsNullOrEmpty(build.BuildBatchArn)).Select(build => BuildConverter.ToOutcome(build, prefix)).Where(IsNeeded));
                isTooOld |= found.Exists(build => SdkTime.Of(build.StartTime) < query.Since);
            }

            nextToken = listed.NextToken;
            if (isTooOld || string.IsNullOrEmpty(nextToken))
            {
                break;
            }
        }

        return [.. builds];
    }

    /// <summary>Returns the batch builds of the pull request. Null if the project has more batch builds than are read: a newer one could be missing.</summary>
    public async Task<ValueList<BuildOutcome>?> FindBatchesAsync(CancellationToken cancellationToken)
    {
        var batches = new List<BuildOutcome>();
        string? nextToken = null;
        for (var page = 0; page < MaxBatchPages; page++)
        {
            var listed = await client.ListBuildBatchesForProjectAsync(new() { ProjectName = query.ProjectName, NextToken = nextToken }, cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            foreach (var ids in (listed.Ids ?? []).Chunk(MaxIdsPerCall))
            {
                var found = (await client.BatchGetBuildBatchesAsync(new() { Ids = [.. ids] }, cancellationToken).NoteOperationAsync().ConfigureAwait(false)).BuildBatches ?? [];
                batches.AddRange(found.Where(static batch => batch.Arn is not null).Select(batch => BuildOutcome.FromBatch(BuildConverter.ToBatch(batch), prefix)).Where(IsNeeded));
            }

            nextToken = listed.NextToken;
            if (string.IsNullOrEmpty(nextToken))
            {
                return [.. batches];
            }
        }

        return null;
    }

    private bool IsNeeded(BuildOutcome build) =>
        build.Cause is { } cause && cause.PullRequestId == query.PullRequestId && cause.Repository == query.RepositoryName && !(build.StartTime < query.Since);
}
