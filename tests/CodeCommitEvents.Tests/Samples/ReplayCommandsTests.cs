using System.Text;
using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests commands in comments in the console program, with which a user tries rules before they are deployed.</summary>
public sealed class ReplayCommandsTests : IDisposable
{
    private const string Rules = """{"rules":[{"on":"pullRequest","startBuild":"payments-ci"},{"on":"comment","runCommands":"pull-request"}]}""";
    private const string Unknown = "Replay knows a pull request only from the other payloads: put an event of this pull request, such as its creation, before the comment";
    private const string UnknownBuilds = "Replay does not know the builds of pull requests";

    private readonly string folder = Directory.CreateTempSubdirectory("replay").FullName;
    private readonly FakeRepository repository = new("payments-api");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_command_finds_its_pull_request_in_the_payloads_before_the_comment()
    {
        var (opened, pullRequest) = Open();

        var (exitCode, text) = await RunAsync(opened, pullRequest.Comment("/build"));

        exitCode.Should().Be(0);
        text.Should().Contain("would answer: 1 build requested").And.NotContain("Replay ");
        LastEvent(text).Should().Contain($"would start payments-ci at {opened.SourceCommit![..12]}").And.Contain("2 builds would be started");
    }

    [Fact]
    public async Task A_command_builds_the_newest_commit_that_the_payloads_tell()
    {
        var (opened, pullRequest) = Open();
        var pushed = pullRequest.Push().OfType<PullRequestSourceBranchUpdatedEvent>().Single();

        var (_, text) = await RunAsync(opened, pushed, pullRequest.Comment("/build"));
        var (_, late) = await RunAsync(pushed, opened, pullRequest.Comment("/build"));

        string At(PullRequestEvent pullRequestEvent) => $"would start payments-ci at {pullRequestEvent.SourceCommit![..12]}";
        LastEvent(text).Should().Contain(At(pushed));
        LastEvent(late).Should().Contain(At(pushed), "an event that arrives late is older");
    }

    [Fact]
    public async Task A_pull_request_that_was_merged_before_the_comment_is_closed_and_one_that_is_merged_after_it_is_open()
    {
        var (opened, pullRequest) = Open();
        var before = pullRequest.Comment("/build");
        var merged = pullRequest.Merge().OfType<PullRequestMergeStatusUpdatedEvent>().Single();
        var after = pullRequest.Comment("/build");

        var (_, text) = await RunAsync(opened, before, merged, after);

        text.Should().Contain("1 build requested").And.Contain("No build is started, because pull request 1 is closed");
        text.IndexOf("1 build requested", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("is closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rules_are_asked_about_the_event_that_created_the_newest_revision_even_after_an_approval()
    {
        var (opened, pullRequest) = Open();
        var pushed = pullRequest.Push().OfType<PullRequestSourceBranchUpdatedEvent>().Single();
        var approved = pullRequest.Approve().OfType<PullRequestApprovalStateChangedEvent>().Single();
        var comment = pullRequest.Comment("/why");
        const string OnNewCommits = """{"rules":[{"on":"pullRequest","when":"updated","startBuild":"again"},{"on":"pullRequest","when":"opened","touching":"docs/**","startBuild":"docs"},{"on":"comment","runCommands":"pull-request"}]}""";

        var (_, updated) = await RunAsync(OnNewCommits, opened, pushed, approved, comment);
        var (_, late) = await RunAsync(OnNewCommits, approved, comment);

        LastEvent(updated).Should().Contain("The rules request 1 build (again)");
        LastEvent(late).Should().Contain("(docs)").And.Contain("assuming a change of docs/**", "the approval tells neither the files nor how its revision was created");
    }

    [Fact]
    public async Task The_events_of_one_payload_are_in_order()
    {
        var (opened, pullRequest) = Open();
        ServiceEvent[] events = [opened, pullRequest.Comment("/build"), .. pullRequest.Merge().OfType<PullRequestEvent>(), pullRequest.Comment("/build")];
        Write("rules.txt", Rules);
        Write("all.json", Encoding.UTF8.GetString(FakePayloads.SnsToSqsToLambda(events)));

        var (_, text) = await ReplayAsync();

        text.Should().Contain("1 build requested").And.Contain("No build is started, because pull request 1 is closed");
    }

    [Fact]
    public async Task Without_an_event_of_the_pull_request_it_says_what_it_cannot_know_and_how_to_tell_it()
    {
        var (opened, pullRequest) = Open();
        var other = opened with { RepositoryName = "payments-web" };

        var (exitCode, text) = await RunAsync(other, pullRequest.Comment("/build"));
        var (_, json) = await ReplayAsync("--json");

        exitCode.Should().Be(0);
        text.Should().Contain("would answer: Pull request 1 is unknown").And.Contain(Unknown);
        NoteOf(json).Should().Be(Unknown);
    }

    [Theory]
    [InlineData("/retest")]
    [InlineData("/cancel")]
    public async Task It_says_that_it_knows_no_builds_if_a_command_needs_them(string command)
    {
        var (opened, pullRequest) = Open();

        var (_, text) = await RunAsync(opened, pullRequest.Comment(command));
        var (_, json) = await ReplayAsync("--json");

        text.Should().Contain("would answer: The builds of pull request 1 are unknown").And.Contain(UnknownBuilds);
        NoteOf(json).Should().StartWith(UnknownBuilds);
    }

    [Fact]
    public async Task Help_needs_no_pull_request()
    {
        var (_, pullRequest) = Open();

        var (_, text) = await RunAsync(pullRequest.Comment("/help"));
        var (_, json) = await ReplayAsync("--json");

        text.Should().Contain("would answer: You can say here").And.NotContain("Replay ");
        NoteOf(json).Should().BeNull();
    }

    private static string LastEvent(string text) => text[text.LastIndexOf("CommentOnPullRequestCreatedEvent", StringComparison.Ordinal)..];

    private static string? NoteOf(string json) =>
        JsonDocument.Parse(json.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("notifications")[0].GetProperty("note").GetString();

    /// <summary>Returns a pull request and the event of its creation.</summary>
    private (PullRequestCreatedEvent Event, FakePullRequest PullRequest) Open()
    {
        repository.Push("feature");
        var pullRequest = repository.OpenPullRequest("feature");
        return (repository.Events.OfType<PullRequestCreatedEvent>().Single(), pullRequest);
    }

    /// <summary>Replays events, each in a payload of its own.</summary>
    private Task<(int ExitCode, string Output)> RunAsync(params CodeCommitEvent[] events) => RunAsync(Rules, events);

    private async Task<(int ExitCode, string Output)> RunAsync(string rules, params CodeCommitEvent[] events)
    {
        Directory.EnumerateFiles(folder).ToList().ForEach(File.Delete);
        for (var index = 0; index < events.Length; index++)
        {
            Write($"{index}.json", FakeMessages.Notification(events[index]));
        }

        Write("rules.txt", rules);
        return await ReplayAsync();
    }

    private async Task<(int ExitCode, string Output)> ReplayAsync(params string[] args)
    {
        var rules = Path.Combine(folder, "rules.txt");
        using var output = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(["replay", .. args, "--no-color", "--rules", rules, folder], new(output, TextWriter.Null), CancellationToken.None);
        return (exitCode, output.ToString());
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content, Encoding.UTF8);
}
