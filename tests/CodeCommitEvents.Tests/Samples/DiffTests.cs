using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the command <c>diff</c>.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("diff").FullName;

    public DiffTests()
    {
        Write("old.json", """{ "rules": [ { "on": "push", "name": "trunk", "toBranch": "main", "startBuild": ["ci", "lint"], "notify": "team" } ] }""");
        Write("new.json", """{ "rules": [ { "on": "push", "name": "renamed", "toBranch": "main", "startBuild": ["lint", { "project": "ci", "asBatch": true }], "notify": "team" }, { "on": "pullRequest", "startBuild": "ci" } ] }""");
        Write("events.json", $"{FakeMessages.EventBridge(FakeEvents.ReferenceUpdated())}\n{FakeMessages.EventBridge(FakeEvents.CommentOnPullRequestCreated())}\n{FakeMessages.EventBridge(FakeEvents.PullRequestCreated())}\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_event_that_is_decided_differently_is_printed_with_what_is_removed_and_added()
    {
        var (exitCode, output, errors) = await RunAsync(At("old.json"), At("new.json"), At("events.json"));

        (exitCode, errors).Should().Be((1, ""));
        var commit = FakeEvents.ReferenceUpdated().CommitId;
        output.ReplaceLineEndings("\n").Should().StartWith($"{At("events.json")}:1: referenceUpdated payments-api refs/heads/main\n    - start ci at {commit} (rule trunk)\n    + start ci as a batch at {commit} (rule renamed)\n{At("events.json")}:3: pullRequestCreated payments-api ")
            .And.EndWith(" (rule ci)\n2 of 3 events are decided differently\n");
    }

    [Fact]
    public async Task Rules_that_do_the_same_under_other_names_do_not_differ()
    {
        Write("renamed.json", """{ "rules": [ { "on": "push", "name": "other", "toBranch": ["main"], "startBuild": ["lint", "ci"], "notify": "team" } ] }""");

        var (exitCode, output, _) = await RunAsync(At("old.json"), At("renamed.json"), At("events.json"));

        (exitCode, output.Trim()).Should().Be((0, "0 of 3 events are decided differently"));
    }

    [Fact]
    public async Task With_json_each_difference_is_one_object()
    {
        var (_, output, _) = await RunAsync(At("old.json"), At("new.json"), At("events.json"), "--json");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Should().HaveCount(2);
        using var first = System.Text.Json.JsonDocument.Parse(lines[0]);
        first.RootElement.GetProperty("removed").GetArrayLength().Should().Be(1);
        first.RootElement.GetProperty("file").GetString().Should().EndWith("events.json:1");
    }

    [Theory]
    [InlineData("missing.json", "new.json", "events.json", 2)]
    [InlineData("old.json", "events.json", "events.json", 1)]
    [InlineData("old.json", "new.json", "missing.json", 2)]
    public async Task A_file_that_cannot_be_used_is_an_error(string before, string after, string payloads, int exitCode)
    {
        var (code, output, errors) = await RunAsync(At(before), At(after), At(payloads));

        (code, output).Should().Be((exitCode, ""));
        errors.Should().Contain(exitCode == 2 ? "No such file" : "events.json");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await ToolProgram.RunAsync(["diff", .. args], new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private void Write(string file, string text) => File.WriteAllText(At(file), text);

    private string At(string file) => Path.Combine(folder, file);
}
