using System.Text.Json;
using System.Text.RegularExpressions;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>The whole loop: topic, queue, function, CodeBuild, the event of the failed build, and the message to the team.</summary>
public sealed class LoopTests(Moto moto) : IClassFixture<Moto>
{
    [MotoFact]
    public async Task The_whole_loop_runs_by_one_command_starts_one_build_and_tells_the_team_once()
    {
        var (code, text, errors) = await RunAsync("--endpoint", moto.Url.ToString());

        (code, errors).Should().Be((0, ""));
        var project = Regex.Match(text, "payments-ci-[0-9a-f]{8}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var client = moto.Client(TestEnvironment.Region);
        var build = (await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which;
        build.SourceVersion.Should().NotBeNullOrEmpty();
        text.Split(Environment.NewLine).Where(line => line.Length > 0).Select(line => line[..10].Trim()).Where(who => who.Length > 0)
            .Should().Equal("Rules", "SNS", "CodeCommit", "Function", "CodeBuild", "Function", "SNS", "Function", "Team");
        text.Should().Contain($"{project}: started {build.Id}").And.Contain($"{project}: started before, {build.Id}")
            .And.Contain("team: notified\n".ReplaceLineEndings()).And.Contain("team: notified before")
            .And.Contain($"Team       | Subject: {project} #17 failed on pull request 7").And.Contain("Reason: BUILD: COMMAND_EXECUTION_ERROR");
    }

    [MotoFact]
    public async Task As_json_each_step_is_one_object()
    {
        var (code, text, _) = await RunAsync("--json", "--endpoint", moto.Url.ToString());

        code.Should().Be(0);
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("who").GetString())
            .Should().Equal("Rules", "SNS", "CodeCommit", "Function", "CodeBuild", "Function", "SNS", "Function", "Team");
    }

    [Theory]
    [InlineData("--endpoint", "https://sns.eu-central-1.amazonaws.com")]
    [InlineData("--endpoint", "elsewhere")]
    [InlineData("--endpoint")]
    [InlineData("now")]
    public async Task It_creates_its_resources_only_in_an_emulator_on_this_computer(params string[] args)
    {
        var (code, text, errors) = await RunAsync(args);

        (code, text).Should().Be((2, ""));
        errors.Should().EndWith($"Try codecommit-events loop --help{Environment.NewLine}");
    }

    [Fact]
    public async Task Without_an_emulator_it_says_where_it_looked_for_one()
    {
        var (code, text, errors) = await RunAsync("--endpoint", "http://127.0.0.1:9");

        (code, text).Should().Be((1, ""));
        errors.Should().Contain("Does an emulator answer at http://127.0.0.1:9/?");
    }

    private static async Task<(int Code, string Text, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await ToolProgram.RunAsync(["loop", .. args], new(output, errors), CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}
