using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Reads the details of one build. Each part is read on its own: if one cannot be read, the others are still returned.</summary>
internal sealed class DetailsReader(IAmazonCodeBuild client, LogReader logs, CodeBuildFactsOptions options)
{
    private const int MaxReports = 100;

    private static readonly string[] FailedStatuses = ["FAILED", "ERROR"];

    private readonly List<string> problems = [];

    public async Task<BuildDetails?> ReadAsync(BuildOutcome outcome, BuildDetailKinds kinds, CancellationToken cancellationToken)
    {
        var details = new BuildDetails();
        var reportArns = new List<string>();
        var wantsReports = (kinds & (BuildDetailKinds.Reports | BuildDetailKinds.FailedTests)) != BuildDetailKinds.None;
        if (wantsReports || kinds.HasFlag(BuildDetailKinds.Build))
        {
            var build = await TryAsync("The build", () => ReadBuildAsync(outcome, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (build is null && problems.Count == 0)
            {
                return null;
            }

            details = kinds.HasFlag(BuildDetailKinds.Build) ? build?.Item1 ?? details : details;
            reportArns = build?.Item2 ?? reportArns;
        }

        if (wantsReports && reportArns.Count > 0)
        {
            var reports = await TryAsync("The reports", () => ReadReportsAsync(reportArns, kinds.HasFlag(BuildDetailKinds.FailedTests), cancellationToken), cancellationToken).ConfigureAwait(false);
            details = details with { Reports = reports ?? ValueList<BuildReport>.Empty };
        }

        if (kinds.HasFlag(BuildDetailKinds.LogTail))
        {
            details = details with { LogTail = await TryAsync("The log", () => ReadLogAsync(outcome, cancellationToken), cancellationToken).ConfigureAwait(false) };
        }

        return details with { Problems = [.. problems] };
    }

    private async Task<Tuple<BuildDetails, List<string>>?> ReadBuildAsync(BuildOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Batch is not null)
        {
            var batches = await client.BatchGetBuildBatchesAsync(new() { Ids = [outcome.BuildId] }, cancellationToken).ConfigureAwait(false);
            return batches.BuildBatches?.Find(batch => batch.Arn == outcome.BuildArn.Value) is not { } batch ? null : new(
                new() { ResolvedSourceVersion = batch.ResolvedSourceVersion, Artifacts = BuildConverter.ArtifactsOf(batch.Artifacts, batch.SecondaryArtifacts) },
                batch.ReportArns ?? []);
        }

        return await FindBuildAsync(outcome.BuildArn, cancellationToken).ConfigureAwait(false) is not { } build ? null : new(
            new()
            {
                ResolvedSourceVersion = build.ResolvedSourceVersion,
                ExportedVariables = ValuesOf(build.ExportedEnvironmentVariables),
                Artifacts = BuildConverter.ArtifactsOf(build.Artifacts, build.SecondaryArtifacts),
                NextAutoRetry = build.AutoRetryConfig?.NextAutoRetry is { Length: > 0 } next ? new Arn(next) : null,
            },
            build.ReportArns ?? []);
    }

    private async Task<Build?> FindBuildAsync(Arn arn, CancellationToken cancellationToken)
    {
        var builds = await client.BatchGetBuildsAsync(new() { Ids = [new BuildStateChangeEvent { BuildArn = arn }.BuildId] }, cancellationToken).ConfigureAwait(false);
        return builds.Builds?.Find(build => build.Arn == arn.Value);
    }

    private async Task<ValueList<BuildReport>?> ReadReportsAsync(List<string> arns, bool wantsTests, CancellationToken cancellationToken)
    {
        if (arns.Count > MaxReports)
        {
            problems.Add("The build has more than 100 reports. Only 100 of them were read.");
        }

        var response = await client.BatchGetReportsAsync(new() { ReportArns = [.. arns.Take(MaxReports)] }, cancellationToken).ConfigureAwait(false);
        var reports = new List<BuildReport>();
        foreach (var report in (response.Reports ?? []).Where(report => !string.IsNullOrEmpty(report.Arn)).OrderBy(report => arns.IndexOf(report.Arn)))
        {
            var converted = ReportConverter.ToReport(report);
            reports.Add(wantsTests && ReportConverter.HasFailures(converted) ? await WithTestsAsync(converted, cancellationToken).ConfigureAwait(false) : converted);
        }

        return [.. reports];
    }

    /// <summary>Adds the failed tests. CodeBuild filters by one status a call.</summary>
    private async Task<BuildReport> WithTestsAsync(BuildReport report, CancellationToken cancellationToken)
    {
        var tests = new List<BuildTestCase>();
        var hasMore = false;
        foreach (var status in FailedStatuses)
        {
            if (report.StatusCounts.Count > 0 && report.StatusCounts.GetValueOrDefault(status) == 0)
            {
                continue;
            }

            var request = new DescribeTestCasesRequest { ReportArn = report.ReportArn.Value, Filter = new() { Status = status }, MaxResults = options.FailedTests };
            var page = await TryAsync("The failed tests", async () => await client.DescribeTestCasesAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            tests.AddRange((page?.TestCases ?? []).Select(ReportConverter.ToTest));
            hasMore |= page is null || !string.IsNullOrEmpty(page.NextToken);
        }

        return report with { FailedTests = [.. tests.Take(options.FailedTests)], HasMoreFailedTests = hasMore || tests.Count > options.FailedTests };
    }

    private async Task<ValueList<string>?> ReadLogAsync(BuildOutcome outcome, CancellationToken cancellationToken)
    {
        var (group, stream) = (outcome.Logs?.GroupName, outcome.Logs?.StreamName);
        if (outcome.Batch is { } batch)
        {
            var failed = batch.Groups.FirstOrDefault(one => one.BuildArn is not null && BatchEnd.HasEnded(one.Status) && one.Status != BuildStatus.Succeeded);
            var build = failed is null ? null : await FindBuildAsync(failed.BuildArn!.Value, cancellationToken).ConfigureAwait(false);
            (group, stream) = (build?.Logs?.GroupName, build?.Logs?.StreamName);
        }

        return string.IsNullOrEmpty(group) || string.IsNullOrEmpty(stream) ? null : await logs.ReadTailAsync(group, stream, options.LogLines, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns null after a failure of the call, and remembers the reason.</summary>
    private async Task<T?> TryAsync<T>(string what, Func<Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (CodeBuildFailure.FromException(exception) is { } failure && !cancellationToken.IsCancellationRequested)
        {
            problems.Add($"{what} could not be read: {failure.Reason}.");
            return null;
        }
    }

    private static ValueMap<string> ValuesOf(List<ExportedEnvironmentVariable>? variables)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables ?? [])
        {
            values[variable.Name ?? ""] = variable.Value ?? "";
        }

        return new(values);
    }
}
