using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests which files the tool replays, and which payloads it prints.</summary>
public sealed class ToolPayloadsTests : IDisposable
{
    private static readonly string Push = FakeMessages.Notification(FakeEvents.ReferenceUpdated());

    private readonly string folder = Directory.CreateTempSubdirectory("tool").FullName;

    /// <summary>What people have at hand, and the names and types of the events in it.</summary>
    public static TheoryData<string, object, string> Files => new()
    {
        { "aws sqs receive-message", new { Messages = new[] { new { MessageId = "1", ReceiptHandle = "r", Body = Push }, new { MessageId = "2", ReceiptHandle = "r", Body = "hello" } } }, ":Messages[0] ReferenceUpdatedEvent, :Messages[1] PlainTextMessage" },
        { "a message of a queue", new { MessageId = "1", ReceiptHandle = "r", Body = FakeMessages.Sns(Push) }, " ReferenceUpdatedEvent" },
        { "aws logs get-log-events", new { events = new[] { new { timestamp = 1, message = "START RequestId: 1" }, new { timestamp = 2, message = $" {Push}\n" } }, nextForwardToken = "f" }, ":events[1] ReferenceUpdatedEvent" },
        { "aws logs get-query-results", new { results = new[] { new[] { new { field = "@timestamp", value = "1" }, new { field = "@message", value = Push } } } }, ":results[0] ReferenceUpdatedEvent" },
        { "an export of Logs Insights", JsonNode.Parse($$"""[{"@message":{{JsonSerializer.Serialize(Push)}}},{"@message":{{Push}}}]""")!, ":[0] ReferenceUpdatedEvent, :[1] ReferenceUpdatedEvent" },
        { "a Message of SNS alone", Push, " ReferenceUpdatedEvent" },
        { "a log with the time and the level before the payload", new { events = new[] { new { message = $"2026-11-28T12:00:00Z info Received {Push}" }, new { message = "a {name} that is no JSON" } } }, ":events[0] ReferenceUpdatedEvent" },
        { "an empty aws sqs receive-message", new { Messages = Array.Empty<object>() }, "" },
        { "other events with a list of events", new { events = new[] { new { id = "1" } } }, " ForeignEvent" },
        { "a query without messages", new { results = new[] { new[] { new { field = "@timestamp", value = "@message" } } } }, " ForeignEvent" },
    };

    public static TheoryData<string> Events => [.. FakeCatalog.Events];

    public static TheoryData<string> Wraps => [.. FakeCatalog.Wraps];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_replays_what_people_have_at_hand(string what, object content, string expected)
    {
        var file = Write("file.json", JsonSerializer.Serialize(content));

        var (_, output, errors) = await RunAsync("replay", file, "--json");

        errors.Should().BeEmpty();
        string.Join(", ", Lines(output).Select(line => $"{line.GetProperty("file").GetString()!.Replace(file, "", StringComparison.Ordinal)} {line.GetProperty("type")}")).Should().Be(expected, what);
    }

    [Fact]
    public async Task A_message_of_a_queue_keeps_its_id_and_messages_of_a_log_without_JSON_are_counted()
    {
        var queue = Write("queue.json", JsonSerializer.Serialize(new { Messages = new[] { new { MessageId = "an-id", Body = "hello" } } }));
        var log = Write("log.json", JsonSerializer.Serialize(new { events = new[] { new { message = "START" }, new { message = "END" }, new { message = "\ud83d" } } }).Replace("\\uFFFD", "\\ud83d", StringComparison.OrdinalIgnoreCase));

        var (_, output, _) = await RunAsync("replay", queue, log);

        output.Should().Contain("sqs an-id").And.Contain("3 messages without JSON").And.Contain("1 file, ");
    }

    [Theory]
    [InlineData("one after the other, as Firehose writes them", "{0}{0}{0}", ":1 :1:2 :1:3")]
    [InlineData("one on each line", "{0}\n\n{0}\r\n", ":1 :3")]
    [InlineData("several lines each", "{{\n\"Type\":1\n}}\n{{\n\"Type\":2}} {0}", ":1 :4 :5:2")]
    [InlineData("with a byte order mark", "\ufeff{0}\n{0}", ":1 :2")]
    [InlineData("with a line that is cut off", "{0}\n{{\"event\":\n{0}", ":1 :2? :3")]
    [InlineData("with other text at the end", "{0}end", ":1 :1:2?")]
    public async Task A_file_with_several_payloads_is_split_and_a_broken_one_hides_no_other(string what, string content, string expected)
    {
        var file = Write("archive.json", string.Format(CultureInfo.InvariantCulture, content, Push.ReplaceLineEndings("")));

        var (_, output, _) = await RunAsync("replay", file, "--json");

        string.Join(' ', Lines(output).Select(line => WithoutColumn(line.GetProperty("file").GetString()![file.Length..]) + (line.GetProperty("error").ValueKind == JsonValueKind.Null ? "" : "?")))
            .Should().Be(expected, what);

        // The column depends on the length of the payload: here, it is its position in the line.
        string WithoutColumn(string place) => place.Split(':') is ["", var line, var column] ? $":{line}:{1 + (int.Parse(column, CultureInfo.InvariantCulture) + Push.Length - 2) / Push.Length}" : place;
    }

    [Fact]
    public async Task A_folder_with_an_archive_of_S3_is_replayed_also_if_files_are_compressed_or_have_no_extension()
    {
        Directory.CreateDirectory(Path.Combine(folder, "2026", "11"));
        Write(Path.Combine("2026", "11", "events-1-2026-11-28-12-00-00-5c0e"), Push + Push);
        Write("notes.md", "no payload");
        Write("README", "no payload");
        await using (var zipped = new GZipStream(File.Create(Path.Combine(folder, "2026", "more.gz")), CompressionLevel.Fastest))
        {
            await zipped.WriteAsync(Encoding.UTF8.GetBytes(Push));
        }

        var (exitCode, output, errors) = await RunAsync("replay", folder, "--json");

        (exitCode, errors).Should().Be((0, ""));
        Lines(output).Select(line => line.GetProperty("type").GetString()).Should().Equal("ReferenceUpdatedEvent", "ReferenceUpdatedEvent", "ReferenceUpdatedEvent");
    }

    [Fact]
    public async Task A_file_that_claims_to_be_compressed_and_is_not_is_unreadable()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "broken.gz"), [0x1F, 0x8B, 1, 2, 3]);

        var (exitCode, output, _) = await RunAsync("replay", Path.Combine(folder, "broken.gz"));

        exitCode.Should().Be(1);
        output.Should().Contain("unreadable").And.Contain("1 unreadable");
    }

    [Fact]
    public async Task A_comparison_also_says_that_a_compressed_file_is_broken()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "broken.gz"), [0x1F, 0x8B, 1, 2, 3]);
        var rules = Write("rules.txt", """{"rules":[{"on":"push","startBuild":"ci"}]}""");

        var (exitCode, output, errors) = await RunAsync("diff", rules, rules, Path.Combine(folder, "broken.gz"));

        exitCode.Should().Be(1);
        output.Should().Contain("1 payloads could not be read");
        errors.Should().Contain("broken.gz: ");
    }

    [Theory]
    [InlineData("@timestamp,@message\n2026-11-28,{0}\n2026-11-28,START\n", ":[0]", "1 message without JSON")]
    [InlineData("\ufeff\"@message\"\r\n\" {0}\"\r\n", ":[0]", "1 file, ")]
    [InlineData("@timestamp,@message\n2026-11-28,\"{{\"\"a\"\"\n:1}}\"", ":[0]", "1 file, ")]
    public async Task A_CSV_export_of_Logs_Insights_is_replayed(string content, string place, string said)
    {
        var quoted = content.Contains('"', StringComparison.Ordinal) ? Push.Replace("\"", "\"\"", StringComparison.Ordinal) : $"\"{Push.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var file = Write("export.csv", string.Format(CultureInfo.InvariantCulture, content, quoted));

        var (_, output, _) = await RunAsync("replay", file);

        output.Should().Contain(file + place).And.Contain(said).And.NotContain("unreadable");
    }

    [Fact]
    public async Task The_files_and_the_commit_message_of_the_user_decide_rules_that_need_them()
    {
        var push = Write("push.json", Push);
        var rules = Write("rules.txt", """{"rules":[{"on":"push","touching":"src/**","startBuild":"ci"},{"on":"push","withCommitType":"feat","startBuild":"release"}]}""");

        var (_, both, _) = await RunAsync("replay", push, "--rules", rules, "--files", "docs/a.md, src/a.cs", "--commit-message", "feat: refunds");
        var (_, neither, _) = await RunAsync("replay", push, "--rules", rules, "--files", "docs/a.md", "--files", "README.md", "--commit-message", "fix: refunds");
        var (_, nothing, _) = await RunAsync("replay", push, "--rules", rules, "--files", "");

        both.Should().Contain("would start ci").And.Contain("would start release").And.NotContain("assuming");
        neither.Should().Contain("0 builds would be started").And.Contain("expected a commit of the type feat, found fix: refunds");
        nothing.Should().Contain("found no files");
    }

    [Fact]
    public async Task A_build_that_an_earlier_payload_requests_is_counted_once_as_the_dispatcher_would_start_it_once()
    {
        var push = Write("push.json", Push);
        var rules = Write("rules.txt", """{"rules":[{"on":"push","startBuild":"ci"}]}""");

        var (_, text, _) = await RunAsync("replay", push, push, "--rules", rules);
        var (_, json, _) = await RunAsync("replay", push, push, "--rules", rules, "--json");

        text.Should().Contain("would start ci at ").And.Contain("would not start ci again: it is the build of an earlier payload").And.Contain("1 build would be started, 1 requested before");
        Lines(json).Select(line => line.GetProperty("builds")[0].GetProperty("outcome").GetString()).Should().Equal(null, "duplicate");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_fake_payload_is_read_as_the_event_of_its_name(string name)
    {
        var (exitCode, payload, errors) = await RunAsync("fake", name);

        (exitCode, errors).Should().Be((0, ""));
        EventParser.Parse(payload).Should().ContainSingle().Which.Event.Should().BeAssignableTo<ServiceEvent>().And.NotBeAssignableTo<UntypedMessage>();
    }

    [Theory]
    [MemberData(nameof(Wraps))]
    public async Task A_fake_push_arrives_in_every_way(string way)
    {
        var (_, payload, _) = await RunAsync("fake", "referenceUpdated", "--wrap", way);

        EventParser.Parse(payload).Should().ContainSingle().Which.Event.Should().BeOfType<ReferenceUpdatedEvent>();
    }

    [Fact]
    public async Task A_fake_comment_has_the_text_and_a_fake_build_has_the_status_that_the_user_gives()
    {
        var (_, comment, _) = await RunAsync("fake", "commentOnPullRequestCreated", "--text", "/build");
        var (_, build, _) = await RunAsync("fake", "buildStateChange", "--status", "STOPPED");

        EventParser.Parse(comment)[0].Event.Should().BeOfType<CommentOnPullRequestCreatedEvent>().Which.Text.Should().Be("/build");
        EventParser.Parse(build)[0].Event.Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.Stopped);
    }

    [Fact]
    public async Task A_fake_push_has_the_repository_and_the_reference_that_the_user_gives()
    {
        var (_, payload, _) = await RunAsync("fake", "referenceUpdated", "--repository", "payments-web", "--reference", "release/1", "--wrap", "sqs");

        var push = EventParser.Parse(payload)[0].Event.Should().BeOfType<ReferenceUpdatedEvent>().Subject;
        (push.RepositoryName, push.Reference).Should().Be(("payments-web", GitReference.Branch("release/1")));
    }

    [Theory]
    [InlineData("buildStateChange has no repository", "buildStateChange", "--repository", "a")]
    [InlineData("Unknown event: pullRequestCreate. Did you mean pullRequestCreated?", "pullRequestCreate")]
    [InlineData("Unknown event: x. Known: referenceCreated, ", "x")]
    [InlineData("Unknown way: kinesis. Known: notification, ", "referenceUpdated", "--wrap", "kinesis")]
    [InlineData("pullRequestCreated does not arrive by trigger", "pullRequestCreated", "--wrap", "trigger")]
    [InlineData("buildStateChange does not arrive by trigger-sns", "buildStateChange", "--wrap", "trigger-sns")]
    [InlineData("referenceUpdated has no text", "referenceUpdated", "--text", "/build")]
    public async Task A_fake_that_does_not_exist_is_wrong_usage(string problem, params string[] args)
    {
        var (exitCode, output, errors) = await RunAsync(["fake", .. args]);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    private static IEnumerable<JsonElement> Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(args, new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
