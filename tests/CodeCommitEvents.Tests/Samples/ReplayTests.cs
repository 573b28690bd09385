using System.Text;
using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

public sealed class ReplayTests
{
    [Fact]
    public async Task Without_arguments_it_replays_its_sample_payloads_and_all_are_readable()
    {
        var (exitCode, output, errors) = await RunAsync();

        exitCode.Should().Be(0);
        errors.Should().BeEmpty();
        output.Should().Contain("03-pull-request-opened.json").And.Contain("would start payments-ci").And.NotContain("differ from the payload");
    }

    [Fact]
    public async Task With_json_it_prints_one_object_per_line_with_exactly_the_documented_keys()
    {
        var (_, output, _) = await RunAsync("--json");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Should().HaveCount(14);
        lines.Should().OnlyContain(line => string.Join(',', line.EnumerateObject().Select(property => property.Name)) ==
            "file,index,outcome,type,eventName,envelope,transports,repository,reference,commit,additionalFields,roundTrip,builds,notifications,explanation,error");
        var pullRequest = lines.Single(line => line.GetProperty("type").GetString() == "PullRequestCreatedEvent");
        pullRequest.GetProperty("roundTrip").GetBoolean().Should().BeTrue();
        pullRequest.GetProperty("builds")[0].GetProperty("project").GetString().Should().Be("payments-ci");
        pullRequest.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_event_has_its_facts_and_the_result_of_every_rule()
    {
        using var folder = new TemporaryFolder();
        folder.Write("push.json", """{"messageId":"1","body":"{\"detail-type\":\"CodeCommit Repository State Change\",\"source\":\"aws.codecommit\",\"detail\":{\"event\":\"referenceUpdated\",\"repositoryName\":\"payments-api\",\"referenceFullName\":\"refs/heads/main\",\"commitId\":\"0123456789abcdef\"}}"}""");

        var (_, text, _) = await RunAsync(System.IO.Path.Combine(folder.Path, "push.json"));

        text.ReplaceLineEndings("\n").Should().Contain(
            """
              ReferenceUpdatedEvent  payments-api  refs/heads/main  0123456789ab  sqs > eventBridge
                no   payments-ci                    expected a pull request, found referenceUpdated of refs/heads/main
                yes  payments-release               would start payments-release as a batch at 0123456789ab
                no   trunk of any other repository  expected repository * but not payments-*, found payments-api
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_message_that_looks_like_an_event_but_is_not_a_known_event_says_why()
    {
        using var folder = new TemporaryFolder();
        folder.Write("transformed.json", """{"RepositoryName":"payments-api","CommitId":"1","ReferenceName":"main"}""");
        folder.Write("other.json", """{"order":1}""");

        var (_, text, _) = await RunAsync(folder.Path);

        text.Split("looks like an event of CodeCommit or CodeBuild, but cannot be read: the fields RepositoryName, CommitId, ReferenceName").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_command_check_prints_what_the_rules_mean_or_their_errors_and_replays_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules.txt", """{ "rules": [{ "on": "push", "toBranch": "main", "startBuild": "ci" }] }""");
        folder.Write("wrong.txt", """{ "rules": [{ "on": "push", "toBranch": "main ", "startBuild": "ci" }] }""");
        string Of(string name) => System.IO.Path.Combine(folder.Path, name);

        var (exitCode, output, _) = await RunAsync("check", Of("rules.txt"));
        var wrong = await RunAsync("check", Of("wrong.txt"));

        exitCode.Should().Be(0);
        output.Should().Contain("branch main").And.Contain("ci").And.NotContain("ReferenceUpdatedEvent").And.NotContain("would start");
        wrong.ExitCode.Should().NotBe(0);
        wrong.Errors.Should().Contain("write main");
    }

    [Fact]
    public async Task With_json_each_event_says_which_rules_matched_and_why_the_others_did_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("push.json", """{"detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","region":"eu-west-1","detail":{"event":"referenceUpdated","repositoryName":"shop","referenceType":"branch","referenceName":"main","referenceFullName":"refs/heads/main","commitId":"0123456789012345678901234567890123456789"}}""");
        folder.Write("rules.txt", """{"rules":[{"name":"release","on":"push","toBranch":"production","startBuild":"a"},{"name":"ci","on":"push","toBranch":"main","startBuild":"b"}]}""");

        var (_, output, _) = await RunAsync("--json", "--rules", Path.Combine(folder.Path, "rules.txt"), Path.Combine(folder.Path, "push.json"));

        JsonDocument.Parse(output).RootElement.GetProperty("explanation").GetProperty("rules").EnumerateArray()
            .Select(rule => (rule.GetProperty("rule").GetString(), rule.GetProperty("isMatch").GetBoolean(), rule.GetProperty("reason").GetString()))
            .Should().Equal(("release", false, "expected branch production, found main"), ("ci", true, "matched"));
    }

    [Fact]
    public async Task A_build_on_an_assumption_is_printed_with_what_is_assumed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("push.json", Encoding.UTF8.GetString(EventWriter.Write(new EventDelivery { Event = FakeEvents.ReferenceUpdated() })));
        folder.Write("rules.txt", """{"rules":[{"on":"push","touching":"src/**","startBuild":"ci"},{"on":"push","withCommitType":"feat","startBuild":"release"}]}""");

        var rules = Path.Combine(folder.Path, "rules.txt");
        var (_, text, _) = await RunAsync("--rules", rules, Path.Combine(folder.Path, "push.json"));
        var (_, json, _) = await RunAsync("--json", "--rules", rules, Path.Combine(folder.Path, "push.json"));

        text.Should().Contain("would start ci").And.Contain("(matched, assuming a change of src/**)").And.NotContain("would start release");
        var build = JsonDocument.Parse(json).RootElement.GetProperty("builds").EnumerateArray().Should().ContainSingle().Subject;
        (build.GetProperty("project").GetString(), build.GetProperty("assumedFacts").GetString()).Should().Be(("ci", "ChangedFiles"));
    }

    [Fact]
    public async Task An_unreadable_message_is_reported_and_the_others_are_replayed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", """{"Records":[{"messageId":"1","body":"{\"account\": "},{"messageId":"2","body":"hello"}]}""");
        folder.Write("b.json", "no json");
        folder.Write("c.json", """{"Records":[]}""");

        var (exitCode, json, _) = await RunAsync("--json", folder.Path);
        var (_, text, _) = await RunAsync(folder.Path);

        exitCode.Should().Be(1);
        json.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString())
            .Should().Equal("unreadable", "foreign", "unreadable");
        text.Should().Contain("SQS body at Records[0].body").And.Contain("no events").And.Contain("2 unreadable");
    }

    [Fact]
    public async Task It_prints_the_channels_that_the_rules_notify_and_sends_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("failed.json", Encoding.UTF8.GetString(EventWriter.Write(new EventDelivery { Event = FakeEvents.BuildStateChange(BuildStatus.Failed) })));
        folder.Write("rules.txt", """{"rules":[{"on":"finishedBuild","failed":true,"notify":"team"}]}""");

        var rules = Path.Combine(folder.Path, "rules.txt");
        var (_, text, _) = await RunAsync("--rules", rules, Path.Combine(folder.Path, "failed.json"));
        var (_, json, _) = await RunAsync("--json", "--rules", rules, Path.Combine(folder.Path, "failed.json"));

        text.Should().Contain("would notify team");
        JsonDocument.Parse(json).RootElement.GetProperty("notifications")[0].GetProperty("channel").GetString().Should().Be("team");
    }

    [Fact]
    public async Task It_prints_the_answer_to_a_command_and_what_is_unknown_without_calls_to_AWS()
    {
        using var folder = new TemporaryFolder();
        folder.Write("comment.json", FakeMessages.Notification(FakeEvents.CommentOnPullRequestCreated("/build")));
        folder.Write("rules.txt", """{"rules":[{"on":"comment","runCommands":"pull-request"}]}""");

        var rules = Path.Combine(folder.Path, "rules.txt");
        var (_, text, _) = await RunAsync("--rules", rules, Path.Combine(folder.Path, "comment.json"));
        var (_, json, _) = await RunAsync("--json", "--rules", rules, Path.Combine(folder.Path, "comment.json"));

        text.Should().Contain("would notify pull-request").And.Contain("would answer: Pull request ").And.Contain($" is unknown{Environment.NewLine}        it does not exist, or the dispatcher may not read it: its log says why{Environment.NewLine}");
        JsonDocument.Parse(json).RootElement.GetProperty("notifications")[0].GetProperty("answer").GetString().Should().EndWith(" is unknown: it does not exist, or the dispatcher may not read it: its log says why");
    }

    [Fact]
    public async Task The_schema_of_rules_is_written_to_a_file_in_UTF_8()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "build-rules.schema.json");

        var (exitCode, output, errors) = await RunAsync("schema", file);

        (exitCode, errors).Should().Be((0, ""));
        output.Should().Contain("\"$schema\": \"build-rules.schema.json\"");
        (await File.ReadAllTextAsync(file)).Should().Be(BuildRulesDocument.JsonSchema);
        (await RunAsync("schema", folder.Path)).ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task Rules_are_read_from_a_section_of_a_configuration_with_layers()
    {
        using var folder = new TemporaryFolder();
        string Of(string name) => System.IO.Path.Combine(folder.Path, name);
        folder.Write("appsettings.json", """{"Logging": {}, "Ci": {"AnswerTime": "00:00:05", "Rules": {"deploy": {"on": "push", "toBranch": "main", "startBuild": "deploy"}}}}""");
        folder.Write("appsettings.Production.json", """{"Ci": {"Rules": {"deploy": {"toBranch": "production"}}}}""");

        var (exitCode, output, _) = await RunAsync("check", Of("appsettings.json"), Of("appsettings.Production.json"), "--section", "Ci");
        var (wrong, _, errors) = await RunAsync("check", Of("appsettings.json"));
        var (usage, _, problem) = await RunAsync("--rules", Of("appsettings.json"), "--rules", Of("appsettings.Production.json"));

        exitCode.Should().Be(0);
        output.Should().Contain("branch production").And.NotContain("main");
        wrong.Should().Be(1);
        errors.Should().Contain("add the name of the section with the rules: --section NAME");
        (usage, (await RunAsync("--section", "Ci")).ExitCode).Should().Be((2, 2));
        problem.Should().Contain("need --section");
    }

    [Fact]
    public async Task An_event_of_another_service_is_explained_if_a_rule_is_about_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("schedule.json", """{"version":"0","id":"7b1","detail-type":"Scheduled Event","source":"aws.events","account":"111122223333","time":"2024-10-10T21:05:45Z","region":"us-east-1","resources":[],"detail":{}}""");
        folder.Write("rules.txt", """
            { "rules": [
              { "on": "serviceEvent", "withDetailType": "Scheduled Event", "startBuild": { "project": "nightly", "sourceVersion": "refs/heads/main" } },
              { "name": "archive", "on": "serviceEvent", "withSource": "aws.s3", "startBuild": { "project": "archive", "at": "projectDefault" } } ] }
            """);

        var (_, text, _) = await RunAsync("--rules", Path.Combine(folder.Path, "rules.txt"), Path.Combine(folder.Path, "schedule.json"));
        var (_, withoutRules, _) = await RunAsync(Path.Combine(folder.Path, "schedule.json"));

        text.Should().Contain("would start nightly at refs/heads/main").And.Contain("expected event source aws.s3, found aws.events");
        withoutRules.Should().Contain("ForeignEvent").And.NotContain("expected");
    }

    [Theory]
    [InlineData("--what")]
    [InlineData("no-such-file.json")]
    public async Task Wrong_usage_says_what_is_wrong_and_how_to_get_help(string argument)
    {
        var (exitCode, output, errors) = await RunAsync(argument);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().Contain(argument).And.Contain("--help");
    }

    [Fact]
    public async Task A_file_with_one_payload_on_each_line_is_replayed_line_by_line()
    {
        using var folder = new TemporaryFolder();
        const string Push = """{"detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","detail":{"event":"referenceUpdated","referenceFullName":"refs/heads/main","commitId":"1"}}""";
        folder.Write("archive.json", $"{Push}\r\n\r\n{{\"broken\":\n{Push}");
        folder.Write("one.json", $"{Push}\n");

        var (exitCode, output, _) = await RunAsync("--json", Path.Combine(folder.Path, "archive.json"));
        var (_, one, _) = await RunAsync("--json", Path.Combine(folder.Path, "one.json"));

        exitCode.Should().Be(1, "one line is not JSON");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (Path.GetFileName(line.GetProperty("file").GetString()), line.GetProperty("outcome").GetString()))
            .Should().Equal(("archive.json:1", "event"), ("archive.json:3", "unreadable"), ("archive.json:4", "event"));
        one.Should().Contain("one.json\"").And.Contain("\"outcome\":\"event\"");
    }

    [Fact]
    public async Task A_message_that_looks_like_an_event_and_cannot_be_read_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("own-names.json", """{"event":"referenceUpdated","repo":"shop","branch":"main"}""");

        (await RunAsync(Path.Combine(folder.Path, "own-names.json"))).Output
            .Should().Contain("cannot be read: a CodeCommit event \"referenceUpdated\" without referenceFullName");
    }

    [Fact]
    public async Task Help_exits_with_code_0()
    {
        var (exitCode, output, _) = await RunAsync("--help");

        exitCode.Should().Be(0);
        output.Should().Contain("Usage:");
    }

    [Fact]
    public async Task A_rules_file_cannot_control_the_terminal_or_forge_lines()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules.json", """{"rules":[{"name":"a\nforged\u001b[2J\udb40\udc41","on":"push","withCustomData":"x\u202e\nforged","startBuild":"ci"},{"name":"b\nforged","on":"push","startBuild":"ci"}]}""");
        folder.Write("wrong.json", """{"rules":[{"on":"push","x\nforged\u001b[2J":1,"startBuild":"ci"}]}""");
        folder.Write("payload.json", """{"detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","detail":{"event":"referenceUpdated","referenceFullName":"refs/heads/main","commitId":"1"}}""");
        string Of(string name) => System.IO.Path.Combine(folder.Path, name);

        var texts = new[]
        {
            (await RunAsync("check", Of("rules.json"))).Output,
            (await RunAsync("--rules", Of("rules.json"), Of("payload.json"))).Output,
            (await RunAsync("check", Of("wrong.json"))).Errors,
        };

        texts.Should().OnlyContain(text => text.Contains(@"\u000aforged") && !text.Contains("\nforged") && !text.Contains('\u001b') && !text.Contains('\u202e') && !text.Contains("\U000E0041"));
    }

    [Fact]
    public async Task An_untrusted_name_cannot_control_the_terminal()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", """{"detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","detail":{"event":"referenceUpdated","referenceFullName":"refs/heads/\u001b[2Jmain","commitId":"\r\u009bx"}}""");

        var (_, output, _) = await RunAsync(folder.Path);

        output.Should().NotContain("\u001b").And.NotContain("\u009b").And.Contain(@"\u001b[2Jmain");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(ToolProgram.WithReplay([.. args, "--no-color"]), new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("replay").FullName;

        public void Write(string name, string content) => File.WriteAllText(System.IO.Path.Combine(Path, name), content);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
