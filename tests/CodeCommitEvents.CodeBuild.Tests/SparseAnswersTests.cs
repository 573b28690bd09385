using System.Text.Json.Nodes;
using Amazon.CodeBuild;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests that answers without optional members, or with unusual ones, leave facts unknown and throw nothing.</summary>
public sealed class SparseAnswersTests
{
    private const string Arn = "arn:aws:codebuild:eu-central-1:111122223333:build/ci:b1";
    private const string BatchArn = "arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:t1";
    private const string Report = "arn:aws:codebuild:eu-central-1:111122223333:report/ci-tests:r1";

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Empty_answers_leave_everything_unknown()
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));
        var facts = Facts(server);

        (await facts.GetBatchAsync(Ended())).Should().BeNull();
        (await facts.GetHistoryAsync(Ended())).Should().Be(new BuildHistory());
        (await facts.GetHistoryAsync(Ended(), Batch())).Should().Be(new BuildHistory());
        (await facts.GetDetailsAsync(BuildOutcome.FromEvent(Ended()), BuildDetailKinds.All)).Should().BeNull();
        (await facts.GetDetailsAsync(BuildOutcome.FromBatch(Batch()), BuildDetailKinds.All)).Should().BeNull();
        (await facts.GetDetailsAsync(BuildOutcome.FromEvent(Ended()), BuildDetailKinds.LogTail))!.LogTail.Should().BeEmpty();
        (await facts.GetDetailsAsync(BuildOutcome.FromBatch(Batch()), BuildDetailKinds.LogTail))!.LogTail.Should().BeNull();
    }

    [Fact]
    public async Task Lists_of_empty_objects_leave_everything_unknown()
    {
        await using var server = new CodeBuildServer(Lists);
        var facts = Facts(server);

        (await facts.GetBatchAsync(Ended())).Should().BeNull();
        (await facts.GetHistoryAsync(Ended())).Should().Be(new BuildHistory());
        (await facts.GetHistoryAsync(Ended(), Batch())).Should().Be(new BuildHistory());
    }

    [Fact]
    public async Task A_build_with_empty_objects_has_details_without_them()
    {
        await using var server = new CodeBuildServer(call => call.Operation == "BatchGetBuilds"
            ? new(200, $$$"""{"builds":[{"arn":"{{{Arn}}}","reportArns":["{{{Report}}}"],"exportedEnvironmentVariables":[{}],"artifacts":{},"autoRetryConfig":{}}]}""")
            : Lists(call));

        var details = (await Facts(server).GetDetailsAsync(BuildOutcome.FromEvent(Ended()), BuildDetailKinds.All))!;

        details.Reports.Should().ContainSingle().Which.FailedTests.Select(test => test.Name).Should().OnlyContain(name => name.Length == 0);
        details.ExportedVariables.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("", ""));
        details.LogTail.Should().Equal("");
        (details.NextAutoRetry, details.Artifacts.Count, details.ResolvedSourceVersion).Should().Be((null, 0, null));
    }

    [Fact]
    public async Task Of_more_than_100_reports_100_are_read()
    {
        var arns = string.Join(',', Enumerable.Range(0, 101).Select(number => $"\"{Report}{number}\""));
        await using var server = new CodeBuildServer(call => new(200, call.Operation == "BatchGetBuilds" ? $$"""{"builds":[{"arn":"{{Arn}}","reportArns":[{{arns}}]}]}""" : "{}"));

        var details = (await Facts(server).GetDetailsAsync(BuildOutcome.FromEvent(Ended()), BuildDetailKinds.Reports))!;

        details.Problems.Should().Equal("The build has more than 100 reports. Only 100 of them were read.");
        server.Calls[^1].Body.GetProperty("reportArns").GetArrayLength().Should().Be(100);
    }

    [Fact]
    public async Task A_batch_build_has_the_log_of_its_first_build_that_did_not_succeed()
    {
        await using var server = new CodeBuildServer(call => call.Operation switch
        {
            "BatchGetBuilds" => new(200, $$$"""{"builds":[{"arn":"{{{Arn}}}","logs":{"groupName":"g","streamName":"s"}}]}"""),
            "BatchGetBuildBatches" => new(200, $$$"""{"buildBatches":[{"arn":"{{{BatchArn}}}","artifacts":{"location":"arn:aws:s3:::bucket/a.zip"}}]}"""),
            _ => new(200, """{"events":[{"message":"npm ERR!\n"}]}"""),
        });
        BuildBatchGroup[] groups = [new() { Identifier = "waits" }, new() { Identifier = "good", BuildArn = new(Arn), Status = BuildStatus.Succeeded }, new() { Identifier = "bad", BuildArn = new(Arn), Status = BuildStatus.Failed }];

        var details = (await Facts(server).GetDetailsAsync(BuildOutcome.FromBatch(Batch() with { Groups = [.. groups] }), BuildDetailKinds.All))!;

        details.LogTail.Should().Equal("npm ERR!");
        details.Artifacts.Should().ContainSingle().Which.Key.Should().Be("a.zip");
    }

    [Fact]
    public async Task Without_a_client_of_logs_there_is_no_log()
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));
        var facts = new CodeBuildFacts(new OnlyBuilds(server.Client()), null);

        (await facts.GetDetailsAsync(BuildOutcome.FromEvent(Ended()), BuildDetailKinds.LogTail))!.LogTail.Should().BeNull();
        FluentActions.Invoking(() => new CodeBuildFacts((IAmazonCodeBuild)null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_batch_build_without_a_known_branch_has_no_known_history_and_neither_has_one_with_too_many_batch_builds()
    {
        await using var server = new CodeBuildServer(new Answer(200, """{"ids":[],"nextToken":"next"}"""));

        (await Facts(server).GetHistoryAsync(Ended(), Batch() with { SourceVersion = "2167ac048f337fd2b24edd379e0ea6fd22749ca9" })).Should().BeNull();
        server.Calls.Should().BeEmpty();
        (await Facts(server).GetHistoryAsync(Ended(), Batch())).Should().BeNull();
        server.Calls.Should().HaveCount(10);
    }

    [Theory]
    [InlineData("""{"complete":true,"buildBatchStatus":"FAILED"}""", "FAILED")]
    [InlineData("""{"complete":true,"buildBatchStatus":"FAILED","startTime":2000000000}""", null)]
    [InlineData("""{"complete":true,"buildBatchStatus":"STOPPED"}""", null)]
    [InlineData("""{"complete":true}""", null)]
    [InlineData("""{"complete":false,"buildBatchStatus":"IN_PROGRESS"}""", null)]
    public async Task The_batch_build_before_is_the_newest_one_that_ended_with_a_verdict(string members, string? status)
    {
        var project = new CodeBuildProject();
        var others = JsonNode.Parse(members)!.AsObject();
        others["sourceVersion"] = "refs/heads/main";
        others["source"] = JsonNode.Parse(Source);
        project.Add("ci:t0", Start.AddHours(-1), isBatch: true, others);
        await using var server = new CodeBuildServer(project.Answer);

        var history = await Facts(server).GetHistoryAsync(Ended(), Batch());

        history!.PreviousBuild?.Status.Value.Should().Be(status);
        (history.PreviousBuild is null).Should().Be(status is null);
    }

    [Theory]
    [InlineData("""{"buildComplete":false}""", true)]
    [InlineData("""{"buildComplete":true}""", true)]
    [InlineData("""{"buildComplete":true,"endTime":1767322800}""", false)]
    [InlineData("""{"buildComplete":true,"endTime":1999999999}""", true)]
    [InlineData("""{"buildComplete":false,"startTime":1999999999}""", false)]
    [InlineData("""{"buildComplete":false,"startTime":null}""", false)]
    public async Task A_stopped_build_was_replaced_by_a_build_that_was_running_when_it_ended(string members, bool isReplaced)
    {
        var project = new CodeBuildProject();
        var other = JsonNode.Parse(members)!.AsObject();
        other["sourceVersion"] = "refs/heads/main";
        other["source"] = JsonNode.Parse(Source);
        project.Add("ci:b2", Start.AddMinutes(1), isBatch: false, other, ("CODECOMMIT_RULE", "ci"));
        await using var server = new CodeBuildServer(project.Answer);
        var stopped = Ended("STOPPED");
        stopped = stopped with
        {
            Information = stopped.Information! with
            {
                BuildStartTime = Start,
                Environment = new() { EnvironmentVariables = [new() { Name = "CODECOMMIT_RULE", Value = "ci" }] },
                Phases = [new() { PhaseType = Events.BuildPhaseType.Completed, StartTime = Start.AddMinutes(2) }],
            },
        };

        var history = await Facts(server).GetHistoryAsync(stopped);

        (history!.ReplacedBy is not null).Should().Be(isReplaced);
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("""{"identifier":"a","ignoreFailure":true,"currentBuildSummary":{"arn":"arn:aws:codebuild:eu-central-1:111122223333:build/ci:a","buildStatus":"FAILED"}}""", true, "SUCCEEDED")]
    [InlineData("""{"currentBuildSummary":{"arn":"arn:aws:codebuild:eu-central-1:111122223333:build/ci:a","buildStatus":"STOPPED","secondaryArtifacts":[{}]}}""", true, "STOPPED")]
    [InlineData("""{"currentBuildSummary":{}}""", false, null)]
    public async Task The_end_and_the_status_of_a_batch_build_without_a_status_come_from_its_groups(string groups, bool isComplete, string? status)
    {
        await using var server = new CodeBuildServer(call => new(200, call.Operation == "BatchGetBuilds"
            ? $$"""{"builds":[{"arn":"{{Arn}}","buildBatchArn":"{{BatchArn}}"},{}]}"""
            : $$"""{"buildBatches":[{"arn":"{{BatchArn}}","buildGroups":[{{groups}}]}]}"""));

        var batch = (await Facts(server).GetBatchAsync(Ended()))!.Batch!;

        (batch.IsComplete, batch.Status?.Value).Should().Be((isComplete, status));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"builds":[{}]}""")]
    public async Task A_build_of_a_batch_build_that_CodeBuild_does_not_know_any_more_keeps_the_batch_build_running(string unknown)
    {
        await using var server = new CodeBuildServer(
            new Answer(200, $$"""{"builds":[{"arn":"{{Arn}}","buildBatchArn":"{{BatchArn}}"}]}"""),
            new Answer(200, $$$"""{"buildBatches":[{"arn":"{{{BatchArn}}}","buildBatchStatus":"IN_PROGRESS","buildGroups":[{"identifier":"a","currentBuildSummary":{"arn":"{{{Arn}}}"}},{"identifier":"b","currentBuildSummary":{"arn":"{{{Arn}}}2","buildStatus":"IN_PROGRESS"}}]}]}"""),
            new Answer(200, unknown));

        var batch = (await Facts(server).GetBatchAsync(Ended()))!.Batch!;

        batch.IsComplete.Should().BeFalse();
        batch.Groups.Select(group => group.Status?.Value).Should().Equal("FAILED", "IN_PROGRESS");
    }

    [Fact]
    public async Task A_stopped_build_whose_end_is_unknown_was_not_certainly_replaced()
    {
        var project = new CodeBuildProject();
        var other = new JsonObject { ["sourceVersion"] = "refs/heads/main", ["source"] = JsonNode.Parse(Source) };
        project.Add("ci:b2", Start.AddMinutes(1), isBatch: false, other);
        await using var server = new CodeBuildServer(project.Answer);

        (await Facts(server).GetHistoryAsync(Ended("STOPPED")))!.ReplacedBy.Should().BeNull();
    }

    [Fact]
    public async Task The_wait_for_the_end_of_a_batch_build_has_limits()
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));
        foreach (var wait in new[] { TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(16) })
        {
            FluentActions.Invoking(() => new CodeBuildFacts(server.Client(), new() { BatchWaitTime = wait })).Should().Throw<OptionsValidationException>();
        }
    }

    private const string Source = """{"type":"CODECOMMIT","location":"https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop"}""";

    private static Answer Lists(Call call) => new(200, call.Operation switch
    {
        "ListBuildsForProject" or "ListBuildBatchesForProject" => """{"ids":["ci:b9"]}""",
        "BatchGetBuilds" => """{"builds":[{},{"id":"ci:b9","environment":{}},{"arn":"arn:aws:codebuild:eu-central-1:111122223333:build/ci:b9","source":{}}]}""",
        "BatchGetBuildBatches" => """{"buildBatches":[{},{"id":"ci:t9","environment":{},"source":{},"buildGroups":[{}]}]}""",
        "BatchGetReports" => $$"""{"reports":[{},{"arn":"{{Report}}","status":"FAILED"}]}""",
        "DescribeTestCases" => """{"testCases":[{}]}""",
        _ => """{"events":[{}]}""",
    });

    private static CodeBuildFacts Facts(CodeBuildServer server) =>
        new(new CodeBuildClientProvider(server.Client(), logsClient: server.LogsClient()), options: new() { BatchWaitTime = TimeSpan.Zero });

    private static BuildStateChangeEvent Ended(string status = "FAILED") => new()
    {
        BuildArn = new(Arn),
        ProjectName = "ci",
        BuildStatus = new(status),
        Information = new()
        {
            Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
            SourceVersion = "refs/heads/main",
            Logs = new() { GroupName = "g", StreamName = "s" },
        },
    };

    private static BuildBatch Batch() => new()
    {
        BatchArn = new(BatchArn),
        ProjectName = "ci",
        Status = BuildStatus.Failed,
        IsComplete = true,
        StartTime = Start,
        Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
        SourceVersion = "refs/heads/main",
    };

    private sealed class OnlyBuilds(IAmazonCodeBuild client) : ICodeBuildClientProvider
    {
        public IAmazonCodeBuild GetClient(string? account, string? region) => client;
    }
}
