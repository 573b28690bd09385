using System.Text.Json;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests <c>start --again</c>, <c>claims show</c> and <c>claims forget</c> with a table and CodeBuild in moto.</summary>
public sealed class ClaimsCommandTests(Moto moto) : IClassFixture<Moto>, IDisposable
{
    private readonly ToolRun tool = new(moto);

    public void Dispose() => tool.Dispose();

    [MotoFact]
    public async Task A_build_starts_once_and_with_again_once_more()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var push = tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated()));
        string[] start = ["start", push, push, "--rules", tool.Rules(project), "--table", await tool.CreateTableAsync()];

        await tool.RunAsync(start);
        var (_, second, errors) = await tool.RunAsync(start);
        var before = await Projects.BuildsAsync(client, project);
        var (exitCode, again, _) = await tool.RunAsync([.. start, "--again"]);

        errors.Should().BeEmpty();
        second.Should().Contain("0 builds started, 2 started before");
        before.Should().ContainSingle();
        exitCode.Should().Be(0);
        again.Should().Contain("1 build started, 1 started before");
        (await Projects.BuildsAsync(client, project)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_a_table_again_sends_another_token_because_CodeBuild_still_knows_that_of_the_earlier_build()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        string[] start = ["start", tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated())), "--rules", tool.Rules("ci")];

        await ToolRun.RunAtAsync(server.Url, start);
        await ToolRun.RunAtAsync(server.Url, start);
        await ToolRun.RunAtAsync(server.Url, [.. start, "--again"]);

        var tokens = server.Calls.Where(call => call.Operation == "StartBuild").Select(call => call.Text("idempotencyToken")).ToList();
        tokens.Should().HaveCount(3);
        tokens[1].Should().Be(tokens[0]);
        tokens[2].Should().NotBe(tokens[0]);
    }

    [MotoFact]
    public async Task If_starting_again_fails_the_record_of_the_earlier_build_stays()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        string[] arguments = [tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated())), "--rules", tool.Rules(project), "--table", await tool.CreateTableAsync()];
        await tool.RunAsync(["start", .. arguments]);
        var build = (await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which.Id;
        await client.DeleteProjectAsync(new() { Name = project });

        var (exitCode, _, _) = await tool.RunAsync(["start", .. arguments, "--again"]);
        var (_, shown, _) = await tool.RunAsync(["claims", "show", .. arguments]);

        exitCode.Should().Be(1);
        shown.Should().Contain(build);
    }

    [MotoFact]
    public async Task A_build_that_started_again_is_the_recorded_one()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        string[] arguments = [tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated())), "--rules", tool.Rules(project), "--table", await tool.CreateTableAsync(), "--json"];
        await tool.RunAsync(["start", .. arguments]);

        var (_, again, _) = await tool.RunAsync(["start", .. arguments, "--again"]);
        var (_, shown, _) = await tool.RunAsync(["claims", "show", .. arguments]);

        JsonDocument.Parse(shown).RootElement.GetProperty("buildId").GetString().Should().Be(JsonDocument.Parse(again).RootElement.GetProperty("builds")[0].GetProperty("buildId").GetString());
    }

    [MotoFact]
    public async Task A_claim_says_when_which_build_was_started_for_what_until_it_is_forgotten()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var table = await tool.CreateTableAsync();
        string[] arguments = [tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated())), "--rules", tool.Rules(project), "--table", table];
        var (none, nothing, _) = await tool.RunAsync(["claims", "show", .. arguments]);
        await tool.RunAsync(["start", .. arguments]);
        var build = (await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which.Id;

        var (found, shown, _) = await tool.RunAsync(["claims", "show", .. arguments]);
        var (_, json, _) = await tool.RunAsync(["claims", "show", .. arguments, "--json"]);
        var claim = JsonDocument.Parse(json).RootElement;
        var (_, byKey, _) = await tool.RunAsync("claims", "show", "--key", claim.GetProperty("key").GetString()!, "--table", table);
        var (_, forgotten, _) = await tool.RunAsync(["claims", "forget", .. arguments]);
        var (after, _, _) = await tool.RunAsync(["claims", "show", .. arguments]);
        var (_, restarted, _) = await tool.RunAsync(["start", .. arguments]);

        (none, found, after).Should().Be((1, 0, 1));
        nothing.Should().Contain("nothing is recorded. It was not tried, its claim was forgotten, or the claim has expired").And.Contain("There is no claim.");
        shown.Should().MatchRegex($@"build of {project} by the rule {project}: done at \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\dZ, as {build}").And.Contain("for referenceUpdated ").And.Contain("key ");
        (claim.GetProperty("state").GetString(), claim.GetProperty("buildId").GetString(), claim.GetProperty("forgotten").GetBoolean()).Should().Be(("completed", build, false));
        byKey.Should().Contain($"build of {project}").And.Contain(build);
        forgotten.Should().Contain("Forgotten: the next delivery of the event starts it again");
        restarted.Should().Contain("1 build started, 0 started before");
    }

    [MotoFact]
    public async Task Starting_builds_writes_no_claim_of_a_notification_so_that_the_function_still_sends_it()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        string[] arguments =
        [
            tool.Write(FakeMessages.Notification(FakeEvents.ReferenceUpdated())), "--table", await tool.CreateTableAsync(),
            "--rules", tool.Write($$"""{"rules":[{"on":"push","startBuild":"{{project}}","notify":"team"}]}"""),
        ];
        await tool.RunAsync(["start", .. arguments]);

        var (_, output, _) = await tool.RunAsync(["claims", "show", .. arguments, "--json"]);

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(claim => (claim.GetProperty("project").GetString() ?? claim.GetProperty("channel").GetString(), claim.GetProperty("state").GetString()))
            .Should().Equal((project, "completed"), ("team", "none"));
    }

    [Theory]
    [InlineData("Option '--table' is required.", "claims", "show", "--key", "d337d337d337d337d337d337d337d337d337d337d337d337d337d337d337d337")]
    [InlineData("--key takes the key of a claim, 64 hexadecimal digits, and not k", "claims", "show", "--key", "k", "--table", "claims")]
    [InlineData("TableName 't' is neither the name of a table", "claims", "show", "--key", "claim#d337d337d337d337d337d337d337d337d337d337d337d337d337d337d337d337", "--table", "t")]
    [InlineData("claims show needs PAYLOADS, --queue or --key", "claims", "show", "--table", "claims")]
    [InlineData("forget needs --rules or --assembly", "claims", "forget", "-", "--table", "claims")]
    public async Task Wrong_usage_says_what_is_wrong(string problem, params string[] args)
    {
        var (exitCode, output, errors) = await tool.RunAsync(args);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }
}
