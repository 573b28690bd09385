using System.Text.Json;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests the console program with the option <c>--start</c>.</summary>
public sealed class ReplayTests(Moto moto) : IClassFixture<Moto>
{
    private static readonly string Pushed = Path.Combine(ArchitectureTests.Repository, "tests", "Payloads", "notification", "referenceUpdated.json");

    [MotoFact]
    public async Task It_starts_builds_and_prints_their_ids()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var rules = Rules(project, "nobodys-project");

        var (exitCode, text, errors) = await RunAsync("--start", "codebuild", "--endpoint", moto.Url.ToString(), "--rules", rules, Pushed, Pushed);

        errors.Should().BeEmpty();
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

        var (exitCode, json, _) = await RunAsync("--json", "--start", "codebuild", "--endpoint", moto.Url.ToString(), "--rules", Rules(project), Pushed);

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
        string[] start = ["--start", "codebuild", "--endpoint", server.Url.ToString(), "--rules", Rules("ci"), Pushed];

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
    [InlineData("Required argument missing for option: '--start'.", "--start")]
    [InlineData("--start takes codebuild, and not jenkins", "--start", "jenkins")]
    [InlineData("--endpoint needs --start", "--endpoint", "http://127.0.0.1:5000")]
    [InlineData("--endpoint takes an http or https URL, and not ftp://x", "--start", "codebuild", "--endpoint", "ftp://x")]
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
        var exitCode = await ToolProgram.RunAsync(["replay", .. args], new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
