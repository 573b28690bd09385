using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>A build of the build service in memory.</summary>
internal sealed record WorldBuild(int Number, BuildRequest Request, DateTimeOffset Started)
{
    private const string Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/" + ApprovalWorld.Repository;

    /// <summary>The status of the end. Null while the build is running.</summary>
    public string? Status { get; set; }

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Request.ProjectName}:{Number}");

    public Arn Arn => new($"arn:aws:codebuild:eu-central-1:111122223333:{(Request.IsBatch ? "build-batch" : "build")}/{Id}");

    /// <summary>What the build checks: its project and its suite of tests.</summary>
    public string Check => $"{Request.ProjectName} {Variable("SUITE")}".TrimEnd();

    public bool HasPullRequest => Variable("CODECOMMIT_PULL_REQUEST_ID") is not null;

    /// <summary>The revision whose event started the build. Null for a comment.</summary>
    public string? Revision => Variable("CODECOMMIT_REVISION");

    public string? Commit => Variable("CODECOMMIT_COMMIT");

    public bool HasSucceeded => Status == "SUCCEEDED";

    public bool HasFailed => Status is "FAILED" or "TIMED_OUT" or "FAULT";

    private ValueList<BuildEnvironmentVariable> Variables => [.. Request.EnvironmentVariables.Select(variable => new BuildEnvironmentVariable { Name = variable.Key, Value = variable.Value.Value })];

    /// <summary>The event of the end. CodeBuild sends events about the builds of a batch build, without its variables, and none about itself.</summary>
    public BuildStateChangeEvent ToEndEvent() => Request.IsBatch
        ? ToEvent(isRunning: false) with { BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/{Request.ProjectName}:part-of-{Id.Replace(':', '-')}"), Information = new() { BuildComplete = true } }
        : ToEvent(isRunning: false);

    public BuildBatch ToBatch() => new()
    {
        BatchArn = Arn,
        ProjectName = Request.ProjectName,
        BatchNumber = Number,
        Status = new(Status ?? "IN_PROGRESS"),
        IsComplete = Status is not null,
        StartTime = Started,
        Source = new() { Type = "CODECOMMIT", Location = Location },
        ResolvedSourceVersion = Commit,
        EnvironmentVariables = Variables,
    };

    public BuildOutcome ToOutcome(bool isRunning) => Request.IsBatch
        ? BuildOutcome.FromBatch(isRunning ? ToBatch() with { Status = BuildStatus.InProgress, IsComplete = false } : ToBatch())
        : BuildOutcome.FromEvent(ToEvent(isRunning)) with { ResolvedSourceVersion = Commit };

    private BuildStateChangeEvent ToEvent(bool isRunning) => new()
    {
        BuildArn = Arn,
        ProjectName = Request.ProjectName,
        BuildStatus = new(isRunning ? "IN_PROGRESS" : Status ?? "IN_PROGRESS"),
        Information = new()
        {
            BuildComplete = !isRunning && Status is not null,
            BuildNumber = Number,
            BuildStartTime = Started,
            Source = new() { Type = "CODECOMMIT", Location = Location },
            SourceVersion = Commit,
            Environment = new() { EnvironmentVariables = Variables },
        },
    };

    private string? Variable(string name) => Request.EnvironmentVariables.TryGetValue(name, out var value) ? value.Value : null;
}

/// <summary>A revision of the pull request in memory.</summary>
/// <param name="Id">The revision id.</param>
/// <param name="Commit">The commit of the source. An earlier revision can have the same.</param>
/// <param name="Title">Words that rules look at.</param>
internal sealed record WorldRevision(string Id, string Commit, string Title)
{
    /// <summary>The project that cannot be started while this revision is the newest. Null if there is none.</summary>
    public string? Unstartable { get; init; }

    /// <summary>What the rules want to be checked. Empty if they want nothing, or if a rule throws, so that nobody knows.</summary>
    public string[] Required => Title.Contains("throws", StringComparison.Ordinal) || Title.Contains("docs", StringComparison.Ordinal) ? [] :
        [.. new[] { "ci", Title.Contains("slow", StringComparison.Ordinal) ? "ci slow" : null, Title.Contains("lint", StringComparison.Ordinal) ? "lint" : null }.OfType<string>()];

    /// <summary>
    /// Returns the newest build for everything that is required, null where there is none. A comment contains no revision: its build counts if it has the
    /// commit of the revision, and started after a build that the revision itself started.
    /// </summary>
    public WorldBuild?[] NewestOf(List<WorldBuild> builds)
    {
        var own = builds.Where(build => build.Revision == Id).ToList();
        var first = own.Count == 0 ? int.MaxValue : own.Min(build => build.Number);
        return [.. Required.Select(check => builds.Where(build => build.HasPullRequest && build.Check == check
            && (build.Revision == Id || (build.Revision is null && build.Commit == Commit && build.Number > first))).MaxBy(build => build.Number))];
    }
}
