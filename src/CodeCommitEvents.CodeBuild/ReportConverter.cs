using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Converts reports and tests of the SDK.</summary>
internal static class ReportConverter
{
    private const int NanosecondsPerTick = 100;

    public static BuildReport ToReport(Report report) => new()
    {
        ReportArn = new(report.Arn),
        Name = report.Name,
        Type = report.Type?.Value,
        Status = report.Status?.Value,
        TotalTests = report.TestSummary?.Total,
        StatusCounts = new(report.TestSummary?.StatusCounts ?? []),
        Duration = DurationOf(report.TestSummary?.DurationInNanoSeconds),
        LineCoverage = report.CodeCoverageSummary?.LineCoveragePercentage,
    };

    public static BuildTestCase ToTest(TestCase test) => new()
    {
        Name = test.Name ?? "",
        Prefix = NullIfEmpty(test.Prefix),
        SuiteName = NullIfEmpty(test.TestSuiteName),
        Status = test.Status,
        Message = NullIfEmpty(test.Message),
        Duration = DurationOf(test.DurationInNanoSeconds),
    };

    /// <summary>Whether a test report can have failed tests. A report whose numbers are unknown can have some.</summary>
    public static bool HasFailures(BuildReport report) => report.Type != "CODE_COVERAGE" && report.Status != "GENERATING"
        && (report.StatusCounts.Count == 0 || report.StatusCounts.GetValueOrDefault("FAILED") + report.StatusCounts.GetValueOrDefault("ERROR") > 0);

    private static TimeSpan? DurationOf(long? nanoseconds) => nanoseconds is { } known ? TimeSpan.FromTicks(known / NanosecondsPerTick) : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
