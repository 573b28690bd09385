using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Searches the builds of a project for the build that a request started. Lists the build ids page by page, and gets the builds of each
/// page. CodeBuild lists builds from the newest to the oldest, so that the search ends at the first old build. It lists batch builds by
/// identifier, which is no order of time, so that the search reads every page.
/// </summary>
internal sealed class BuildSearch(IAmazonCodeBuild client, BuildRequest request, DateTimeOffset since, ClientTarget target)
{
    /// <summary>The maximum number of pages of builds. There is no maximum for batch builds.</summary>
    private const int MaxPages = 5;

    private const int MaxIdsPerCall = 100;

    /// <summary>The maximum difference between the clocks of this process and of CodeBuild.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>A build that started earlier is not the build of the request.</summary>
    private readonly DateTimeOffset earliest = since - DateTimeOffset.MinValue > ClockSkew ? since - ClockSkew : DateTimeOffset.MinValue;

    /// <summary>The names of the environment variables whose value is the idempotency token.</summary>
    private readonly HashSet<string> tokenVariables = request.EnvironmentVariables
        .Where(variable => variable.Value.Value == request.IdempotencyToken)
        .Select(variable => variable.Key)
        .ToHashSet(StringComparer.Ordinal);

    public async Task<StartedBuild?> FindAsync(CancellationToken cancellationToken)
    {
        if (request.IdempotencyToken is null || tokenVariables.Count == 0)
        {
            return null;
        }

        Candidate? newest = null;
        string? nextToken = null;
        var pages = 0;
        do
        {
            (var ids, nextToken) = request.IsBatch
                ? await ListBatchesAsync(nextToken, cancellationToken).ConfigureAwait(false)
                : await ListBuildsAsync(nextToken, cancellationToken).ConfigureAwait(false);
            pages++;
            foreach (var chunk in ids.Chunk(MaxIdsPerCall))
            {
                var builds = request.IsBatch
                    ? await GetBatchesAsync(chunk, cancellationToken).ConfigureAwait(false)
                    : await GetBuildsAsync(chunk, cancellationToken).ConfigureAwait(false);

                // An automatic retry of a build has the same token as the first build. The newest of these builds is the result.
                newest = builds.Where(IsBuildOfRequest).Append(newest).MaxBy(build => build?.StartTime);
                if (!request.IsBatch && (newest is not null || builds.Exists(IsTooOld)))
                {
                    return newest?.Build;
                }
            }
        }
        while (!string.IsNullOrEmpty(nextToken) && (request.IsBatch || pages < MaxPages));

        return newest?.Build;
    }

    private bool IsBuildOfRequest(Candidate build) => build.Build is not null && !IsTooOld(build) && build.Environment?.EnvironmentVariables is { } variables
        && variables.Exists(variable => variable.Value == request.IdempotencyToken && tokenVariables.Contains(variable.Name));

    private bool IsTooOld(Candidate build) => SdkTime.Of(build.StartTime) < earliest;

    /// <summary>The request has no sort order, because CodeBuild refuses one if the project has more than 100 builds.</summary>
    private async Task<(List<string> Ids, string? NextToken)> ListBuildsAsync(string? nextToken, CancellationToken cancellationToken)
    {
        var list = new ListBuildsForProjectRequest { ProjectName = request.ProjectName, NextToken = nextToken };
        var page = await client.ListBuildsForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<(List<string> Ids, string? NextToken)> ListBatchesAsync(string? nextToken, CancellationToken cancellationToken)
    {
        var list = new ListBuildBatchesForProjectRequest { ProjectName = request.ProjectName, NextToken = nextToken };
        var page = await client.ListBuildBatchesForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<List<Candidate>> GetBuildsAsync(string[] ids, CancellationToken cancellationToken)
    {
        var response = await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return [.. (response.Builds ?? []).Select(build => new Candidate(StartedBuildConverter.FromBuild(build, target), build.StartTime, build.Environment))];
    }

    private async Task<List<Candidate>> GetBatchesAsync(string[] ids, CancellationToken cancellationToken)
    {
        var response = await client.BatchGetBuildBatchesAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return [.. (response.BuildBatches ?? []).Select(batch => new Candidate(StartedBuildConverter.FromBatch(batch, target), batch.StartTime, batch.Environment))];
    }

    private sealed record Candidate(StartedBuild? Build, DateTime? StartTime, ProjectEnvironment? Environment);
}
