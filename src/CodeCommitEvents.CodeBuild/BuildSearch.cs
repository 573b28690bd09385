using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Looks for the build of a request among the newest of its project: a page of a hundred ids, then those builds.</summary>
internal sealed class BuildSearch(IAmazonCodeBuild client, BuildRequest request, DateTimeOffset since, BuildTarget place)
{
    private const int MostPages = 5;
    private const int MostIdsACall = 100;

    /// <summary>Clocks differ, and CodeBuild notes the start.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>The variables that tell the token to the build.</summary>
    private readonly HashSet<string> names = request.EnvironmentVariables
        .Where(variable => variable.Value.Value == request.IdempotencyToken)
        .Select(variable => variable.Key)
        .ToHashSet(StringComparer.Ordinal);

    public async Task<StartedBuild?> FindAsync(CancellationToken cancellationToken)
    {
        if (request.IdempotencyToken is null || names.Count == 0)
        {
            return null;
        }

        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            var (ids, token) = request.IsBatch
                ? await ListBatchesAsync(next, cancellationToken).ConfigureAwait(false)
                : await ListBuildsAsync(next, cancellationToken).ConfigureAwait(false);
            foreach (var some in ids.Chunk(MostIdsACall))
            {
                var builds = request.IsBatch
                    ? await GetBatchesAsync(some, cancellationToken).ConfigureAwait(false)
                    : await GetBuildsAsync(some, cancellationToken).ConfigureAwait(false);
                if (builds.FirstOrDefault(IsOfRequest) is { Build: { } found })
                {
                    return found;
                }

                if (builds.Exists(build => build.StartTime is { } start && new DateTimeOffset(start.ToUniversalTime()) + Slack < since))
                {
                    return null;
                }
            }

            next = token;
            if (string.IsNullOrEmpty(next))
            {
                break;
            }
        }

        return null;
    }

    private bool IsOfRequest(Candidate build) => build.Build is not null && build.Environment?.EnvironmentVariables is { } variables
        && variables.Exists(variable => variable.Value == request.IdempotencyToken && names.Contains(variable.Name));

    private async Task<(List<string> Ids, string? Next)> ListBuildsAsync(string? next, CancellationToken cancellationToken)
    {
        var list = new ListBuildsForProjectRequest { ProjectName = request.ProjectName, SortOrder = SortOrderType.DESCENDING, NextToken = next };
        var page = await client.ListBuildsForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<(List<string> Ids, string? Next)> ListBatchesAsync(string? next, CancellationToken cancellationToken)
    {
        var list = new ListBuildBatchesForProjectRequest { ProjectName = request.ProjectName, SortOrder = SortOrderType.DESCENDING, NextToken = next };
        var page = await client.ListBuildBatchesForProjectAsync(list, cancellationToken).ConfigureAwait(false);
        return (page.Ids ?? [], page.NextToken);
    }

    private async Task<List<Candidate>> GetBuildsAsync(string[] ids, CancellationToken cancellationToken)
    {
        var got = await client.BatchGetBuildsAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return NewestFirst(got.Builds?.Select(build => new Candidate(StartedBuilds.Of(build, place), build.StartTime, build.Environment)));
    }

    private async Task<List<Candidate>> GetBatchesAsync(string[] ids, CancellationToken cancellationToken)
    {
        var got = await client.BatchGetBuildBatchesAsync(new() { Ids = [.. ids] }, cancellationToken).ConfigureAwait(false);
        return NewestFirst(got.BuildBatches?.Select(batch => new Candidate(StartedBuilds.Of(batch, place), batch.StartTime, batch.Environment)));
    }

    /// <summary>CodeBuild gives the builds in no order, and one that it retries by itself has the same variables as the first.</summary>
    private static List<Candidate> NewestFirst(IEnumerable<Candidate>? builds) => [.. (builds ?? []).OrderByDescending(build => build.StartTime)];

    private sealed record Candidate(StartedBuild? Build, DateTime? StartTime, ProjectEnvironment? Environment);
}
