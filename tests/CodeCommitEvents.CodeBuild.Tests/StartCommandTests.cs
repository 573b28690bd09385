using System.Text.Json;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests the command <c>start</c> of the tool without a table of claims.</summary>
public sealed class StartCommandTests(Moto moto) : IClassFixture<Moto>
{
    private static readonly string Pushed = Path.Combine(ArchitectureTests.Repository, "tests", "Payloads", "notification", "referenceUpdated.json");

    [MotoFact]
    public async Task It_starts_builds_and_prints_their_ids()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var rules = Rules(project, "nobodys-project");

        var (exitCode, text, errors) = await RunAsync("--endpoint", moto.Url.ToString(), "--rules", rules, Pushed, Pushed);

        errors.Trim().Should().Be("Without --table, builds that another program has started for these events can start again.");
        var build = (await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which;
        text.Should().Contain($"{project}: started {build.Id}").And.Contain($"{project}: started before, {build.Id}")
            .And.Contain("nobodys-project: not started: CodeBuild did not start the build: ResourceNotFoundException (400).")
            .And.EndWith($"1 build started, 1 started before, 0 superseded, 2 not started{Environment.NewLine}");
        exitCode.Should().Be(1);
    }

    [MotoFact]
    public async Task With_json_each_build_has_its_outcome()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);

        var (exitCode, json, _) = await RunAsync("--json", "--endpoint", moto.Url.ToString(), "--rules", Rules(project), Pushed);

        exitCode.Should().Be(0);
        var build = JsonDocument.Parse(json).RootElement.GetProperty("builds")[0];
        (build.GetProperty("outcome").GetString(), build.GetProperty("buildId").GetString(), build.GetProperty("error").ValueKind)
            .Should().Be(("started", (await Projects.BuildsAsync(client, project))[0].Id, JsonValueKind.Null));
    }

    [Theory]
    [InlineData("AccountLimitExceededException", true)]
    [InlineData("InvalidInputException", false)]
    public async Task A_failed_start_says_whether_a_retry_can_help(string error, bool canBeRetried)
    {
        await using var server = new CodeBuildServer(Answer.Error(400, error));
        string[] start = ["--endpoint", server.Url.ToString(), "--rules", Rules("ci"), Pushed];

        var (exitCode, json, _) = await RunAsync(["--json", .. start]);
        var (_, text, _) = await RunAsync(start);

        exitCode.Should().Be(1);
        var build = JsonDocument.Parse(json).RootElement.GetProperty("builds")[0];
        (build.GetProperty("outcome").GetString(), build.GetProperty("buildId").GetString(), build.GetProperty("canBeRetried").GetBoolean()).Should().Be(("failed", null, canBeRetried));
        build.GetProperty("error").GetString().Should().Contain(error);
        text.Contains("a retry can help", StringComparison.Ordinal).Should().Be(canBeRetried);
        text.Should().Contain($"{error} (400)").And.EndWith($"0 builds started, 0 started before, 0 superseded, 1 not started{Environment.NewLine}");
    }

    [Theory]
    [InlineData("start needs PAYLOADS or --queue")]
    [InlineData("start needs --rules or --assembly", "-")]
    [InlineData("--endpoint takes an http or https URL, and not ftp://x", "--endpoint", "ftp://x")]
    public async Task Wrong_usage_says_what_is_wrong(string problem, params string[] args)
    {
        var (exitCode, output, errors) = await RunAsync(args);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    private static string Rules(params string[] projects)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { rules = projects.Select(project => new { on = "push", startBuild = project }) }));
        return file;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await ToolProgram.RunAsync(["start", .. args], new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
