using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests how the builds of a pull request are found, with a fake CodeBuild.</summary>
public sealed class PullRequestBuildsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task The_builds_are_those_of_the_pull_request_and_its_repository_with_their_state_and_cause()
    {
        var project = new CodeBuildProject();
        Add(project, 9, "7", "IN_PROGRESS");
        Add(project, 8, "8", "FAILED");
        Add(project, 7, "7", "FAILED", repository: "other");
        Add(project, 6, "7", "SUCCEEDED", batch: "arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:b1");
        Add(project, 5, null, "SUCCEEDED");
        Add(project, 4, "7", "FAILED");
        await using var server = new CodeBuildServer(project.Answer);

        var builds = await BuildsAsync(server);

        builds!.OrderByDescending(build => build.BuildNumber).Select(build => (build.BuildNumber, build.Status, build.IsFinal))
            .Should().Equal((9, BuildStatus.InProgress, false), (4, BuildStatus.Failed, true));
        builds!.Single(build => build.BuildNumber == 4).Should().BeEquivalentTo(new
        {
            BuildArn = new Arn("arn:aws:codebuild:eu-central-1:111122223333:build/ci:4"),
            ProjectName = "ci",
            StartTime = Start.AddMinutes(4),
            ResolvedSourceVersion = "c4",
            RepositoryName = "shop",
            Cause = new BuildCause { PullRequestId = "7", Repository = "shop", BuildKey = new() { ProjectName = "ci" }, RequiredBuilds = [new() { ProjectName = "ci" }, new() { ProjectName = "lint" }] },
        });
        server.Calls.Should().OnlyContain(call => call.Text("sortOrder") == null);
    }

    [Theory]
    [InlineData(null, 10, 500)]
    [InlineData(950, 2, 50)]
    [InlineData(900, 4, 100)]
    [InlineData(1, 10, 500)]
    public async Task The_newest_builds_are_read_until_one_is_too_old(int? since, int calls, int found)
    {
        var project = new CodeBuildProject();
        for (var number = 1000; number > 0; number--)
        {
            Add(project, number, "7", "SUCCEEDED");
        }

        await using var server = new CodeBuildServer(project.Answer);

        (await BuildsAsync(server, since: since is { } first ? Start.AddMinutes(first).AddSeconds(1) : null))!.Should().HaveCount(found);
        server.Calls.Should().HaveCount(calls);
    }

    [Fact]
    public async Task Batch_builds_are_found_on_whatever_page_they_are()
    {
        var project = new CodeBuildProject();
        AddBatches(project, 350);
        await using var server = new CodeBuildServer(project.Answer);

        var batches = await BuildsAsync(server, isBatch: true);

        batches!.Select(batch => batch.BuildNumber).Should().BeEquivalentTo([342, 343, 344, 345, 346, 347, 348, 349, 350]);
        batches.Should().OnlyContain(batch => batch.Batch != null && batch.IsFinal && batch.Cause!.PullRequestId == "7" && batch.ResolvedSourceVersion == "c1");
    }

    [Fact]
    public async Task More_batch_builds_than_are_read_are_unknown_because_any_of_them_can_be_the_newest()
    {
        var project = new CodeBuildProject();
        AddBatches(project, 1001);
        await using var server = new CodeBuildServer(project.Answer);

        (await BuildsAsync(server, isBatch: true)).Should().BeNull();
    }

    [Theory]
    [InlineData(400, "ResourceNotFoundException")]
    [InlineData(400, "AccessDeniedException")]
    public async Task A_project_that_does_not_exist_or_may_not_be_read_has_unknown_builds(int status, string code)
    {
        await using var server = new CodeBuildServer(Answer.Error(status, code));

        (await BuildsAsync(server)).Should().BeNull();
    }

    [Theory]
    [InlineData("ListBuildsForProject", false)]
    [InlineData("BatchGetBuilds", false)]
    [InlineData("ListBuildBatchesForProject", true)]
    [InlineData("BatchGetBuildBatches", true)]
    public async Task A_refused_call_is_a_warning_with_the_operation_because_the_missing_permission_has_its_name(string operation, bool isBatch)
    {
        var project = new CodeBuildProject();
        Add(project, 1, "7", "FAILED");
        project.Add("ci:b1", Start, isBatch: true, new JsonObject { ["buildBatchStatus"] = "FAILED" });
        await using var server = new CodeBuildServer(call => call.Operation == operation ? Answer.Error(400, "AccessDeniedException") : project.Answer(call));
        var lines = new List<string>();

        (await new CodeBuildFacts(server.Client(), new() { Logger = new LogLines(lines) }).GetBuildsAsync(Query with { IsBatch = isBatch })).Should().BeNull();

        lines.Should().ContainSingle().Which.Should().StartWith($"Warning 31 CodeBuild refused a call, so the state of a build is unknown: {operation}: AccessDeniedException (400), request ");
    }

    [Fact]
    public async Task A_throttled_call_is_an_exception_so_that_the_event_is_delivered_again()
    {
        await using var server = new CodeBuildServer(Answer.Error(400, "ThrottlingException"));

        await FluentActions.Awaiting(() => BuildsAsync(server)).Should().ThrowAsync<Amazon.CodeBuild.AmazonCodeBuildException>();
    }

    [Fact]
    public async Task Without_variables_that_name_the_pull_request_nothing_is_asked()
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);

        (await new CodeBuildFacts(server.Client(), new() { EnvironmentPrefix = "" }).GetBuildsAsync(Query)).Should().BeNull();
        server.Calls.Should().BeEmpty();
    }

    private static PullRequestBuildsQuery Query => new()
    {
        ProjectName = "ci",
        RepositoryName = "shop",
        PullRequestId = "7",
        Build = new("arn:aws:codebuild:eu-central-1:111122223333:build/lint:1"),
    };

    private static Task<ValueList<BuildOutcome>?> BuildsAsync(CodeBuildServer server, bool isBatch = false, DateTimeOffset? since = null) =>
        new CodeBuildFacts(server.Client()).GetBuildsAsync(Query with { IsBatch = isBatch, Since = since });

    private static JsonObject Source() => new() { ["type"] = "CODECOMMIT", ["location"] = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" };

    /// <summary>Adds a build. Builds start one minute after each other.</summary>
    private static void Add(CodeBuildProject project, int number, string? pullRequest, string status, string repository = "shop", string? batch = null)
    {
        var members = new JsonObject
        {
            ["buildNumber"] = number,
            ["buildStatus"] = status,
            ["buildComplete"] = status != "IN_PROGRESS",
            ["projectName"] = "ci",
            ["source"] = Source(),
            ["buildBatchArn"] = batch,
            ["resolvedSourceVersion"] = string.Create(CultureInfo.InvariantCulture, $"c{number}"),
        };
        project.Add($"ci:{number.ToString(CultureInfo.InvariantCulture)}", Start.AddMinutes(number), isBatch: false, members, VariablesOf(pullRequest, repository));
    }

    private static void AddBatches(CodeBuildProject project, int count)
    {
        for (var number = count; number > 0; number--)
        {
            project.Add(
                $"ci:batch-{number.ToString(CultureInfo.InvariantCulture)}",
                Start.AddMinutes(number),
                isBatch: true,
                new JsonObject { ["complete"] = true, ["buildBatchNumber"] = number, ["projectName"] = "ci", ["buildBatchStatus"] = "SUCCEEDED", ["source"] = Source(), ["resolvedSourceVersion"] = "c1" },
                VariablesOf(number > 341 ? "7" : "8", "shop"));
        }
    }

    private static (string Name, string Value)[] VariablesOf(string? pullRequest, string repository) => pullRequest is null ? [] :
        [("CODECOMMIT_PULL_REQUEST_ID", pullRequest), ("CODECOMMIT_REPOSITORY", repository), ("CODECOMMIT_BUILD_KEY", "ci"), ("CODECOMMIT_REQUIRED_BUILDS", "ci lint")];
}
