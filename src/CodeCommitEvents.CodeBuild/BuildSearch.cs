using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Searches the newest builds of a project for the build that a request started. Lists the build ids page by page, and gets the
/// builds of each page.
/// </summary>
internal sealed class BuildSearch(IAmazonCodeBuild client, BuildRequest request, DateTimeOffset since, BuildTarget target)
{
    private const int MaxPages = 5;
    private const int MaxIdsPerCall = 100;

    /// <summary>The maximum difference between the clocks of this process and of CodeBuild.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

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

        string? nextToken = null;
        for (var page = 0; page < MaxPages; page++)
        {
            (var ids, nextToken) = request.IsBatch
                ? await ListBatchesAsync(nextToken, cancellationToken).ConfigureAwait(false)
                : await ListBuildsAsync(nextToken, cancellationToken).ConfigureAwait(false);
            foreach (var chunk in ids.Chunk(MaxIdsPerCall))
            {
                var builds = request.IsBatch
                    ? await GetBatchesAsync(chunk, cancellationToken).ConfigureAwait(false)
                    : await GetBuildsAsync(chunk, cancellationToken).ConfigureAwait(false);
                if (builds.FirstOrDefault(HasToken) is { Build: { } found })
                {
                    return found;
                }

                if (builds.Exists(build => build.StartTime is { } start && new DateTimeOffset(start.ToUniversalTime()) + ClockSkew < since))
                {
                    return null;
                }
            }

            if (string.IsNullOrEmpty(nextToken))
            {
                break;
            }
        }

        return null;
    }

    private bool HasToken(Candidate build) => build.Build is not null && build.Environment?.EnvironmentVariables is { } variables
        && variables.Exists(variable => variable.Value == request.IdempotencyToken && tokenVariables.Contains(variable.Name));

    private async Task<(List<string> Ids, string? NextToken)> ListBuildsAsync(string? nextToken, CancellationToken cancellationToken)
    {
        var list = new ListBuildsForProjectRequest { ProjectName = request.ProjectName, SortOrder = SortOrderType.DESCENDING, NextToken = nextToken };
        var page = await client.ListBuildsForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<(List<string> Ids, string? NextToken)> ListBatchesAsync(string? nextToken, CancellationToken cancellationToken)
    {
        var list = new ListBuildBatchesForProjectRequest { ProjectName = request.ProjectName, SortOrder = SortOrderType.DESCENDING, NextToken = nextToken };
        var page = await client.ListBuildBatchesForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<List<Candidate>> GetBuildsAsync(string[] ids, CancellationToken cancellationToken)
    {
        var response = await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return NewestFirst(response.Builds?.Select(build => new Candidate(StartedBuildConverter.FromBuild(build, target), build.StartTime, build.Environment)));
    }

    private async Task<List<Candidate>> GetBatchesAsync(string[] ids, CancellationToken cancellationToken)
    {
        var response = await client.BatchGetBuildBatchesAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return NewestFirst(response.BuildBatches?.Select(batch => new Candidate(StartedBuildConverter.FromBatch(batch, target), batch.StartTime, batch.Environment)));
    }

    /// <summary>
    /// Sorts the builds, because CodeBuild returns them in no particular order. An automatic retry of a build has the same token as
    /// the first build, and the search must find the newest of these builds.
    /// </summary>
    private static List<Candidate> NewestFirst(IEnumerable<Candidate>? builds) => [.. (builds ?? []).OrderByDescending(build => build.StartTime)];

    private sealed record Candidate(StartedBuild? Build, DateTime? StartTime, ProjectEnvironment? Environment);
}
