using System.Text.Json.Nodes;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Checks requests against the service model of botocore.</summary>
public sealed class ModelTests
{
    [BotocoreFact]
    public async Task Every_request_is_valid_in_the_service_model()
    {
        await using var server = new CodeBuildServer(call => new Answer(200, call.Operation switch
        {
            "StartBuild" => Answer.Build.Body,
            "StartBuildBatch" => Answer.Batch.Body,
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

        var (exitCode, output) = await ValidateAsync(server.Calls.Select(call => (call.Operation, call.Body.GetRawText())));

        output.Trim().Should().Be($"{server.Calls.Count} requests are valid");
        exitCode.Should().Be(0);
        server.Calls.Select(call => call.Operation).Distinct(StringComparer.Ordinal).Should().HaveCount(8);
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

    private static Task<(int ExitCode, string Output)> ValidateAsync(IEnumerable<(string Operation, string Body)> requests)
    {
        var list = new JsonArray([.. requests.Select(request => new JsonObject { ["operation"] = request.Operation, ["body"] = JsonNode.Parse(request.Body) })]);
        return Python.RunAsync(list.ToJsonString(), Path.Combine(AppContext.BaseDirectory, "validate_requests.py"));
    }
}
