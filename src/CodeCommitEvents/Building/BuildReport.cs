using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>A test report or code coverage report of a build.</summary>
public sealed record BuildReport
{
    /// <summary>The ARN of the report.</summary>
    public required Arn ReportArn { get; init; }

    /// <summary>The name of the report. Null if unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The type: <c>TEST</c> or <c>CODE_COVERAGE</c>. Null if unknown.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// The status: <c>GENERATING</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>INCOMPLETE</c> or <c>DELETING</c>. A report can still be generating when
    /// the build ends. Null if unknown.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The number of tests. Null for a code coverage report, or if unknown.</summary>
    public int? TotalTests { get; init; }

    /// <summary>The number of tests with each status (<c>SUCCEEDED</c>, <c>FAILED</c>, <c>ERROR</c>, <c>SKIPPED</c>, <c>UNKNOWN</c>). Default: empty.</summary>
    public ValueMap<int> StatusCounts { get; init => field = value ?? ValueMap<int>.Empty; } = ValueMap<int>.Empty;

    /// <summary>The time that the tests took. Null if unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The covered lines, in percent. Null for a test report, or if unknown.</summary>
    public double? LineCoverage { get; init; }

    /// <summary>The tests that failed or had an error, up to a limit. Default: none.</summary>
    public ValueList<BuildTestCase> FailedTests { get; init => field = value ?? ValueList<BuildTestCase>.Empty; } = ValueList<BuildTestCase>.Empty;

    /// <summary>Whether there are more failed tests than <see cref="FailedTests"/> contains. Default: false.</summary>
    public bool HasMoreFailedTests { get; init; }
}
