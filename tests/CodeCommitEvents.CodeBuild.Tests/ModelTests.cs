using System.Text.Json.Nodes;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Checks requests against the service model of botocore.</summary>
public sealed class ModelTests
{
    private const string Member = "ci:member";

    [BotocoreFact]
    public async Task Every_request_is_valid_in_the_service_model()
    {
        await using var server = new CodeBuildServer(call => new Answer(200, call.Operation switch
        {
            "StartBuild" => Answer.Build.Body,
            "StartBuildBatch" => Answer.Batch.Body,
            "BatchGetBuilds" when call.Body.GetRawText().Contains(Member, StringComparison.Ordinal) =>
                $$"""{"builds":[{"id":"{{Member}}","arn":"arn:aws:codebuild:eu-central-1:111122223333:build/{{Member}}","buildBatchArn":"arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:t1","reportArns":["arn:r1"]}]}""",
            "BatchGetReports" => """{"reports":[{"arn":"arn:r1","type":"TEST","status":"FAILED"}]}""",
            "ListBuildsForProject" or "ListBuildBatchesForProject" => call.Text("nextToken") is null ? """{"ids":["ci:1"],"nextToken":"1"}""" : """{"ids":["ci:2"]}""",
            _ => "{}",
        }));
        var options = new CodeBuildStarterOptions
        {
            ConfigureBuild = (start, _) => start.LogsConfigOverride = new() { CloudWatchLogs = new() { Status = "ENABLED", GroupName = "ci" } },
            ConfigureBuildBatch = (start, _) => start.BuildBatchConfigOverride = new ProjectBuildBatchConfig { TimeoutInMins = 30 },
        };
        foreach (var starter in new[] { new CodeBuildStarter(server.Client()), new CodeBuildStarter(server.Client(), options) })
        {
            foreach (var request in new[] { Requests.Least, Requests.Most, Requests.Least.AsBatch(), Requests.Most.AsBatch() })
            {
                await starter.StopAsync(await starter.StartAsync(request));
                await starter.FindAsync(request, DateTimeOffset.UnixEpoch);
            }
        }

        await ReadFactsAsync(server);
        var (exitCode, output) = await ValidateAsync(server.Calls.Select(call => (call.Operation, call.Body.GetRawText())));

        output.Trim().Should().Be($"{server.Calls.Count} requests are valid");
        exitCode.Should().Be(0);
        server.Calls.Select(call => call.Operation).Distinct(StringComparer.Ordinal).Should().HaveCount(10);
    }

    [BotocoreFact]
    public async Task A_request_that_is_invalid_in_the_service_model_is_reported()
    {
        var (exitCode, output) = await ValidateAsync(
        [
            ("StartBuild", """{ "projectName": "ci", "buildTimeoutInMinutesOverride": 30 }"""),
            ("StartBuild", """{ "projectName": "ci", "computeTypeOverride": "HUGE" }"""),
            ("StartBuildBatch", "{}"),
            ("StartBuilds", "{}"),
        ]);

        exitCode.Should().Be(1);
        output.Should().Contain("buildTimeoutInMinutesOverride").And.Contain("'HUGE' is not a known value")
            .And.Contain("Missing required parameter").And.Contain("StartBuilds: no such operation");
    }

    private static async Task ReadFactsAsync(CodeBuildServer server)
    {
        var facts = new CodeBuildFacts(server.Client());
        var build = new BuildStateChangeEvent
        {
            BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/{Member}"),
            BuildStatus = BuildStatus.Failed,
            Information = new() { SourceVersion = "main" },
        };

        await facts.GetBatchAsync(build);
        await facts.GetHistoryAsync(build);
        await facts.GetHistoryAsync(build, new() { BatchArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:t1"), ProjectName = "ci", SourceVersion = "main" });
        await facts.GetDetailsAsync(BuildOutcome.FromEvent(build), BuildDetailKinds.Build | BuildDetailKinds.FailedTests);
    }

    private static Task<(int ExitCode, string Output)> ValidateAsync(IEnumerable<(string Operation, string Body)> requests)
    {
        var list = new JsonArray([.. requests.Select(request => new JsonObject { ["operation"] = request.Operation, ["body"] = JsonNode.Parse(request.Body) })]);
        return Python.RunAsync(list.ToJsonString(), Path.Combine(AppContext.BaseDirectory, "validate_requests.py"));
    }
}
