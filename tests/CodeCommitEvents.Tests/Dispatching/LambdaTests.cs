using System.Text;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class LambdaTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush(push => push.ToBranch("good").StartBuild("good")).OnPush(push => push.ToBranch("bad").StartBuild("bad")));

    [Fact]
    public async Task The_response_to_a_batch_of_a_queue_lists_the_records_to_deliver_again()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: true, "Throttled.") : null };

        var answer = await new BuildDispatcher(Rules, starter).HandleLambdaAsync(Queue(("1", Push("good")), ("2", Push("bad")), ("3", "{\"broken\": "), ("4", "hello"), ("5", Push("other"))));

        (await Read(answer)).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"2"},{"itemIdentifier":"3"}]}""");
        starter.Requests.Select(request => request.ProjectName).Should().BeEquivalentTo("good", "bad");
    }

    [Fact]
    public async Task The_response_to_a_payload_without_failures_lists_no_records() =>
        (await Read(await new BuildDispatcher(Rules, new RecordingBuildStarter()).HandleLambdaAsync(Stream(Push("good"))))).Should().Be("""{"batchItemFailures":[]}""");

    [Fact]
    public async Task A_failure_outside_a_queue_throws_after_the_other_builds_were_started()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: false, "No such project.") : null };

        var handle = () => new BuildDispatcher(Rules, starter).HandleLambdaAsync(Stream($"[{Push("bad")},{Push("good")}]"));

        var exception = (await handle.Should().ThrowAsync<DispatchException>()).Which;
        exception.Message.Should().Be("The payload was not dispatched completely. bad was not started: No such project.");
        exception.Report.Events.Should().HaveCount(2);
        starter.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_build_that_cannot_be_started_in_time_has_failed()
    {
        var starter = new RecordingBuildStarter();

        var answer = await new BuildDispatcher(Rules, starter).HandleLambdaAsync(Queue(("1", Push("good"))), remainingTime: TimeSpan.FromSeconds(1));

        (await Read(answer)).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"1"}]}""");
        starter.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_unreadable_record_is_logged_with_its_path_and_without_its_content()
    {
        var logger = new RecordingLogger();

        await new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Logger = logger }).HandleLambdaAsync(Queue(("1", "{\"secret\": ")));

        logger.Lines.Should().ContainSingle(line => line.Id == 13).Which.Line.Should().StartWith("A message cannot be read: ").And.Contain("Records[0].body").And.NotContain("secret");
    }

    [Fact]
    public async Task A_payload_in_memory_is_dispatched_like_a_stream()
    {
        var report = await new BuildDispatcher(Rules, new RecordingBuildStarter()).DispatchAsync(Encoding.UTF8.GetBytes(Push("good")));

        report.Events.Should().ContainSingle().Which.Builds.Should().ContainSingle().Which.Outcome.Should().Be(DispatchOutcome.Started);
    }

    [Fact]
    public async Task A_payload_that_is_not_JSON_throws()
    {
        var handle = () => new BuildDispatcher(Rules, new RecordingBuildStarter()).HandleLambdaAsync(Stream("no json"));

        await handle.Should().ThrowAsync<EventParseException>();
    }

    private static string Push(string branch) =>
        EventWriter.WriteString(new EventDelivery { Event = Given.Push(branch), Envelope = new EventBridgeEnvelope(Given.Push(branch)) });

    private static MemoryStream Queue(params (string Id, string Body)[] records) => Stream(
        $$"""{"Records":[{{string.Join(',', records.Select(record => $$"""{"messageId":"{{record.Id}}","eventSource":"aws:sqs","body":{{System.Text.Json.JsonSerializer.Serialize(record.Body)}}}"""))}}]}""");

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Read(Stream answer) => await new StreamReader(answer).ReadToEndAsync();
}
