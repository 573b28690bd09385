using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>A pull request in a repository, and notifications about its builds.</summary>
public abstract class CommentTest : FactTest, IAsyncLifetime
{
    private static readonly DateTimeOffset FirstStart = new(2026, 9, 16, 16, 12, 0, TimeSpan.Zero);

    private protected string Source { get; private set; } = "";

    private protected string Destination { get; private set; } = "";

    /// <summary>The only comment of the pull request.</summary>
    private protected StoredComment Comment => Server.Comments.All.Should().ContainSingle().Subject;

    /// <summary>The calls that change something.</summary>
    private protected IEnumerable<string> Changes => Server.Operations.Where(operation => !operation.StartsWith("Get", StringComparison.Ordinal));

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Destination = Git.Commit("main", Write("README.md"));
        Source = Git.Commit("feature", [Destination], "feat: x", Write("src/a.cs"));
        Server.PullRequests["7"] = new(Git, "feature", "main");
    }

    private protected PullRequestCommentChannel Channel(Action<PullRequestCommentOptions>? configure = null, string accessKey = "AKIDOWN")
    {
        var comments = new PullRequestCommentOptions();
        configure?.Invoke(comments);
        return new(Server.Client(accessKey: accessKey), comments, Options());
    }

    private protected PullRequestCommentChannel Replying(string accessKey = "AKIDOWN") => Channel(options => options.Mode = PullRequestCommentMode.Reply, accessKey);

    /// <summary>A notification about a build. A build with a greater number started later.</summary>
    private protected NotificationRequest Told(BuildStatus status, int number = 1, Func<BuildOutcome, BuildOutcome>? change = null, string project = "payments-ci", string pullRequest = "7")
    {
        var isFinal = status != BuildStatus.InProgress;
        var start = FirstStart.AddMinutes(number);
        var outcome = new BuildOutcome
        {
            BuildArn = new(string.Create(CultureInfo.InvariantCulture, $"arn:aws:codebuild:eu-central-1:111122223333:build/{project}:00000000-0000-4000-8000-{number:d12}")),
            ProjectName = project,
            BuildNumber = isFinal ? number : null,
            Status = status,
            IsFinal = isFinal,
            StartTime = start,
            EndTime = isFinal ? start.AddSeconds(161) : null,
            FailedPhase = isFinal && status != BuildStatus.Succeeded ? new() { PhaseType = BuildPhaseType.Build, PhaseContext = ["COMMAND_EXECUTION_ERROR: exit status 1"] } : null,
            RepositoryName = Git.Name,
            CommitId = Source,
            Cause = new() { PullRequestId = pullRequest, Repository = Git.Name, Trigger = $"pr/{pullRequest}", Commit = Source, Rule = "checks" },
        };
        outcome = change is null ? outcome : change(outcome);
        return new() { ChannelName = "pull-request", Event = EventOf(status, outcome.BuildArn.Region!), Outcome = outcome, IdempotencyToken = new string('a', 64) };
    }

    /// <summary>The event of a build whose source is the repository in the region of the build.</summary>
    private BuildStateChangeEvent EventOf(BuildStatus status, string region)
    {
        var build = FakeEvents.BuildStateChange(status);
        var location = $"https://git-codecommit.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}/v1/repos/{Git.Name}";
        return build with { Information = build.Information! with { Source = build.Information.Source! with { Location = location } } };
    }

    private protected static BuildDetails Details(IEnumerable<string> log, params string[] tests) => new()
    {
        LogTail = [.. log],
        Reports = [new() { ReportArn = new("arn:aws:codebuild:eu-central-1:111122223333:report/unit:1"), FailedTests = [.. tests.Select(test => new BuildTestCase { Name = test })] }],
    };
}
