using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the option <c>--codecommit</c> of the tool.</summary>
public sealed class ToolFactsTests : FactTest
{
    private const string Rules = """
        { "rules": [
            { "on": "push", "touching": "src/**", "startBuild": "ci" },
            { "on": "push", "withCommitType": "feat", "startBuild": "release" },
            { "on": "push", "touching": "docs/**", "startBuild": "docs" } ] }
        """;

    [Fact]
    public async Task It_asks_CodeCommit_for_changed_files_and_commits()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", null, "feat: refunds", Write("src/a.cs"));

        var (exitCode, output) = await ReplayAsync(old, tip, "--codecommit");

        exitCode.Should().Be(0);
        Projects(output).Should().Equal("ci", "release");
        Server.Operations.Should().BeEquivalentTo("GetDifferences", "GetCommit");
    }

    [Fact]
    public async Task What_the_user_gives_comes_before_the_answer_of_CodeCommit()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", null, "feat: refunds", Write("src/a.cs"));

        var (_, output) = await ReplayAsync(old, tip, "--codecommit", "--files", "docs/a.md");

        Projects(output).Should().Equal("release", "docs");
        Server.Operations.Should().Equal("GetCommit");
    }

    [Fact]
    public async Task If_CodeCommit_does_not_answer_the_reason_is_printed()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", Write("src/a.cs"));
        Server.Instead = static _ => Answer.Error(400, "AccessDeniedException");

        var (_, output, errors) = await RunAsync(old, tip, "--codecommit");

        Projects(output).Should().Equal("ci", "docs");
        errors.Should().Contain("(changed files)").And.Contain("(commit)").And.Contain("AccessDenied");
    }

    [Fact]
    public async Task Without_the_option_CodeCommit_is_not_called()
    {
        var tip = Git.Commit("main", Write("README.md"));

        await ReplayAsync(null, tip);

        Server.Operations.Should().BeEmpty();
    }

    private async Task<(int ExitCode, JsonElement Output)> ReplayAsync(string? old, string tip, params string[] options)
    {
        var (exitCode, output, errors) = await RunAsync(old, tip, options);
        errors.Should().BeEmpty();
        return (exitCode, output);
    }

    private async Task<(int ExitCode, JsonElement Output, string Errors)> RunAsync(string? old, string tip, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("facts").FullName;
        try
        {
            var (push, rules) = (Path.Combine(folder, "push.json"), Path.Combine(folder, "rules.txt"));
            await File.WriteAllTextAsync(push, FakeMessages.Notification(FakeEvents.ReferenceUpdated() with { RepositoryName = Git.Name, Reference = GitReference.Branch("main"), OldCommitId = old, CommitId = tip }));
            await File.WriteAllTextAsync(rules, Rules);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            var exitCode = await ToolProgram.RunAsync(["replay", push, "--rules", rules, "--json", "--endpoint", Server.Url.ToString(), .. options], new(output, errors), CancellationToken.None);
            return (exitCode, JsonDocument.Parse(output.ToString()).RootElement, errors.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> Projects(JsonElement output) => output.GetProperty("builds").EnumerateArray().Select(build => build.GetProperty("project").GetString());
}
