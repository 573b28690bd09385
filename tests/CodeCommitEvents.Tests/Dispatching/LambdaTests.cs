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

    [Theory]
    [InlineData("api-gateway")]
    [InlineData("function-url-base64")]
    public async Task The_response_to_a_request_is_an_HTTP_response(string folder)
    {
        var payload = Payloads.Read($"wrapped/{folder}/referenceUpdated.json");
        var accepted = new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { HttpVerifier = new AcceptingVerifier() });
        var refused = new BuildDispatcher(Rules, new RecordingBuildStarter());

        (await Read(await accepted.HandleLambdaAsync(new MemoryStream(payload)))).Should().Be("""{"statusCode":200}""");
        (await Read(await refused.HandleLambdaAsync(new MemoryStream(payload)))).Should().Be("""{"statusCode":403}""");
    }

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
    public async Task A_message_of_which_several_events_failed_is_listed_once()
    {
        var starter = new RecordingBuildStarter { FailureOf = _ => new BuildStartException("bad", isTransient: true, "Throttled.") };

        var answer = await new BuildDispatcher(Rules, starter).HandleLambdaAsync(Queue(("1", $"[{Push("bad")},{Push("good")}]"), ("2", Push("bad"))));

        starter.Requests.Should().HaveCount(3);
        (await Read(answer)).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"1"},{"itemIdentifier":"2"}]}""");
    }

    [Theory]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"Type":"Notification","MessageId":"s","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":MESSAGE}}]}""")]
    [InlineData("""{"version":"1.0","requestContext":{"condition":"Success"},"requestPayload":RECORDS,"responsePayload":null}""")]
    [InlineData("""{"messageId":"1","body":BODY}""")]
    public async Task A_failure_of_a_queue_message_inside_of_another_message_throws_because_no_queue_reads_the_response(string payload)
    {
        var record = $$"""{"messageId":"1","eventSource":"aws:sqs","body":{{System.Text.Json.JsonSerializer.Serialize(Push("bad"))}}}""";
        var records = $$"""{"Records":[{{record}}]}""";
        payload = payload.Replace("MESSAGE", System.Text.Json.JsonSerializer.Serialize(records)).Replace("RECORDS", records).Replace("BODY", System.Text.Json.JsonSerializer.Serialize(Push("bad")));
        var starter = new RecordingBuildStarter { FailureOf = _ => new BuildStartException("bad", isTransient: true, "Throttled.") };

        var handle = () => new BuildDispatcher(Rules, starter).HandleLambdaAsync(Stream(payload));

        await handle.Should().ThrowAsync<DispatchException>();
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_function_whose_response_the_queue_does_not_read_throws_if_a_message_failed()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: true, "Throttled.") : null };
        var dispatcher = new BuildDispatcher(Rules, starter, new() { ReportBatchItemFailures = false });
        var handle = () => dispatcher.HandleLambdaAsync(Queue(("1", Push("good")), ("2", Push("bad"))));

        (await handle.Should().ThrowAsync<DispatchException>()).Which.Report.Events.Should().HaveCount(2);
        (await Read(await dispatcher.HandleLambdaAsync(Queue(("1", Push("good")))))).Should().Be("""{"batchItemFailures":[]}""");
    }

    [Fact]
    public async Task A_function_gets_the_report_whether_or_not_the_payload_was_dispatched_completely()
    {
        var reports = new List<DispatchReport>();
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: true, "Throttled.") : null };
        var dispatcher = new BuildDispatcher(Rules, starter);
        var failing = () => dispatcher.HandleLambdaAsync(Stream(Push("bad")), onReport: reports.Add);

        await dispatcher.HandleLambdaAsync(Queue(("1", Push("other"))), onReport: reports.Add);
        await failing.Should().ThrowAsync<DispatchException>();

        reports.Select(report => report.HasFailures).Should().Equal(false, true);
        reports[0].ToString().Should().Contain("nearest: ");
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
