using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests how the build before a finished build is found, with a fake CodeBuild.</summary>
public sealed class BuildHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task The_build_before_is_the_newest_earlier_build_of_the_same_branch_that_has_a_verdict()
    {
        var project = new CodeBuildProject();
        Add(project, 20, "branch/main", "FAILED"); // newer
        Add(project, 19, "branch/main", "SUCCEEDED"); // the build itself
        Add(project, 18, "branch/main", "STOPPED");
        Add(project, 17, "branch/main", "IN_PROGRESS");
        Add(project, 16, "branch/other", "SUCCEEDED");
        Add(project, 15, "pr/7", "SUCCEEDED");
        Add(project, 14, "branch/main", "SUCCEEDED", members => members["buildBatchArn"] = "arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:b1");
        Add(project, 13, "branch/main", "SUCCEEDED", members => members["source"]!["location"] = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/other");
        Add(project, 12, "branch/main", "SUCCEEDED", members => members["source"]!["buildspec"] = "docs/buildspec.yml");
        Add(project, 11, "branch/main", "TIMED_OUT");
        Add(project, 10, "branch/main", "SUCCEEDED");
        await using var server = new CodeBuildServer(project.Answer);

        var history = await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(19));

        history!.PreviousBuild.Should().BeEquivalentTo(new { BuildNumber = 11, Status = BuildStatus.TimedOut, ResolvedSourceVersion = "c11" });
        history.PreviousBuild!.ConsoleUrl!.AbsolutePath.Should().Contain("ci%3A11");
        server.Calls.Should().OnlyContain(call => call.Text("sortOrder") == null);
    }

    [Theory]
    [InlineData(130, 130, 4)]
    [InlineData(499, 499, 10)]
    [InlineData(700, null, 10)]
    public async Task The_newest_500_builds_are_searched_page_by_page(int distance, int? found, int calls)
    {
        var project = new CodeBuildProject();
        for (var number = 1000; number > 0; number--)
        {
            Add(project, number, number == 1000 || number == 1000 - distance ? "branch/main" : "branch/other", "FAILED");
        }

        await using var server = new CodeBuildServer(project.Answer);

        var history = await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(1000));

        (1000 - history?.PreviousBuild?.BuildNumber).Should().Be(found);
        (history is null).Should().Be(found is null, "an older build can exist, so the history is unknown and not empty");
        server.Calls.Should().HaveCount(calls);
    }

    [Fact]
    public async Task A_first_build_has_a_history_without_a_build_before()
    {
        var project = new CodeBuildProject();
        Add(project, 1, "branch/main", "FAILED");
        await using var server = new CodeBuildServer(project.Answer);

        (await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(1))).Should().Be(new BuildHistory());
    }

    [Fact]
    public async Task Without_a_branch_or_pull_request_nothing_is_sent()
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);
        var build = Ended(1);

        (await new CodeBuildFacts(server.Client()).GetHistoryAsync(build with { Information = build.Information! with { Environment = null } })).Should().BeNull();

        server.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, "pr", 30, true)]
    [InlineData(2, "pr", null, true)]
    [InlineData(0, "pr", 30, true)]
    [InlineData(2, "pr", 3, false)]
    [InlineData(9, "pr", 30, false)]
    [InlineData(2, "other rule", 30, false)]
    public async Task A_stopped_build_was_replaced_by_the_build_of_its_rule_that_was_running_then(int start, string rule, int? end, bool isReplaced)
    {
        var project = new CodeBuildProject();
        Add(project, 5, "pr/7", end is null ? "IN_PROGRESS" : "SUCCEEDED", members =>
        {
            members["startTime"] = Start.AddMinutes(start).ToUnixTimeSeconds();
            members["endTime"] = end is null ? null : Start.AddMinutes(end.Value).ToUnixTimeSeconds();
        }, rule);
        Add(project, 4, "pr/7", "STOPPED");
        await using var server = new CodeBuildServer(project.Answer);

        var history = await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(4, "pr/7", "STOPPED"));

        history!.ReplacedBy?.Value.Should().EndWith("ci:5");
        (history.ReplacedBy is not null).Should().Be(isReplaced);
    }

    [Fact]
    public async Task The_build_before_a_batch_build_is_found_on_whatever_page_CodeBuild_lists_it()
    {
        var project = new CodeBuildProject();
        for (var number = 350; number > 0; number--)
        {
            project.Add(
                $"ci:batch-{number.ToString(CultureInfo.InvariantCulture)}", Start.AddMinutes(number), isBatch: true,
                new JsonObject { ["complete"] = number < 350, ["buildBatchNumber"] = number, ["projectName"] = "ci", ["buildBatchStatus"] = number == 340 ? "FAILED" : number > 300 ? "STOPPED" : "SUCCEEDED", ["source"] = Source() },
                ("CODECOMMIT_TRIGGER", "branch/main"));
        }

        await using var server = new CodeBuildServer(project.Answer);
        var batch = new BuildBatch
        {
            BatchArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:batch-345"),
            ProjectName = "ci",
            BatchNumber = 345,
            Status = BuildStatus.Succeeded,
            IsComplete = true,
            Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
            EnvironmentVariables = [new() { Name = "CODECOMMIT_TRIGGER", Value = "branch/main" }],
        };

        (await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(1), batch))!.PreviousBuild.Should().BeEquivalentTo(new { BuildNumber = 340, Status = BuildStatus.Failed });
        (await new CodeBuildFacts(server.Client()).GetHistoryAsync(Ended(1), batch with { BatchNumber = 320, BatchArn = new($"{batch.BatchArn.Value}-x") }))!.PreviousBuild!.BuildNumber.Should().Be(300);
    }

    [Fact]
    public async Task An_unknown_project_has_no_known_history()
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);
        var build = Ended(1);

        (await new CodeBuildFacts(server.Client()).GetHistoryAsync(build with { ProjectName = "unknown" })).Should().BeNull();
    }

    private static JsonObject Source() => new() { ["type"] = "CODECOMMIT", ["location"] = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" };

    /// <summary>Adds a build. Builds start one minute after each other, and take half a minute.</summary>
    private static void Add(CodeBuildProject project, int number, string trigger, string status, Action<JsonObject>? change = null, string rule = "pr")
    {
        var members = new JsonObject
        {
            ["buildNumber"] = number,
            ["buildStatus"] = status,
            ["buildComplete"] = status != "IN_PROGRESS",
            ["projectName"] = "ci",
            ["source"] = Source(),
            ["resolvedSourceVersion"] = string.Create(CultureInfo.InvariantCulture, $"c{number}"),
            ["endTime"] = Start.AddMinutes(number).AddSeconds(30).ToUnixTimeSeconds(),
        };
        change?.Invoke(members);
        project.Add($"ci:{number.ToString(CultureInfo.InvariantCulture)}", Start.AddMinutes(number), isBatch: false, members, ("CODECOMMIT_TRIGGER", trigger), ("CODECOMMIT_RULE", rule));
    }

    /// <summary>Returns the event of the end of a build. A stopped build ended five minutes after <see cref="Start"/>.</summary>
    private static BuildStateChangeEvent Ended(int number, string trigger = "branch/main", string status = "SUCCEEDED") => new()
    {
        BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/ci:{number.ToString(CultureInfo.InvariantCulture)}"),
        BuildStatus = new(status),
        Information = new()
        {
            BuildNumber = number,
            BuildStartTime = Start.AddMinutes(1),
            Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop", Buildspec = "" },
            SourceVersion = "2167ac048f337fd2b24edd379e0ea6fd22749ca9",
            Environment = new() { EnvironmentVariables = [new() { Name = "CODECOMMIT_TRIGGER", Value = trigger }, new() { Name = "CODECOMMIT_RULE", Value = "pr" }] },
            Phases = [new() { PhaseType = BuildPhaseType.Completed, StartTime = Start.AddMinutes(5) }],
        },
    };
}
