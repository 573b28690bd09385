using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests messages of queues: any text in a message, and the order in FIFO queues.</summary>
public sealed class QueueTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")));

    private readonly RecordingBuildStarter starter = new();

    [Theory]
    [InlineData("hello", false)]
    [InlineData("", false)]
    [InlineData("42", false)]
    [InlineData("null", false)]
    [InlineData("\ud800", false)]
    [InlineData("{\"detail-type\": ", true)]
    public async Task A_queue_message_with_any_text_has_a_result(string body, bool hasFailures)
    {
        var report = await new BuildDispatcher(Rules, starter).DispatchMessageAsync(body);

        report.Events.Should().ContainSingle();
        report.HasFailures.Should().Be(hasFailures);
    }

    /// <summary>SQS accepts messages of up to one mebibyte.</summary>
    public static TheoryData<string, string> HostileBodies => new()
    {
        { "nested too deeply", new string('[', 1 << 20) },
        { "nested objects", string.Concat(Enumerable.Repeat("{\"detail\":", 100_000)) },
        { "escaped texts in texts", Enumerable.Range(0, 15).Aggregate(Push("main"), (text, _) => JsonSerializer.Serialize(new { Message = text })) },
        { "one text of the maximum size", new string('\u20ac', (1 << 20) / 3) },
        { "a number of the maximum size", new string('9', 1 << 20) },
        { "controls", new string('\0', 1 << 20) },
        { "half of a character", new string('\ud800', 1 << 18) },
        { "half of a character in an event", Push("ma\udc00in") },
        { "an escaped half of a character", Push("main").Replace("payments-api", "\\udfff", StringComparison.Ordinal) },
        { "an event with a large value", Push(new string('x', 1 << 19)) },
        { "many events", $"[{string.Join(',', Enumerable.Repeat(Push("main"), 1000))}]" },
        { "a byte order mark", "\ufeff" + Push("main") },
        { "an event that is cut", Push("main")[..^10] },
    };

    [Theory]
    [MemberData(nameof(HostileBodies))]
    public async Task A_hostile_queue_message_does_not_make_a_worker_throw(string what, string body)
    {
        var report = await new BuildDispatcher(Rules, starter).DispatchMessageAsync(body, "m-1\ud800");

        report.Events.Should().NotBeEmpty(what);
    }

    [Fact]
    public void No_text_makes_a_worker_throw()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        string[] pieces = ["{", "}", "[", "\"", "\\u", "\"detail\":", "\"Records\":", "null", "1e999", "\ud800", ","];
        var fragment = Gen.OneOf(Gen.String[0, 20], Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]));

        fragment.List[0, 8].Sample(parts =>
        {
            var report = dispatcher.DispatchMessageAsync(string.Concat(parts)).GetAwaiter().GetResult();
            return report.Events.Count > 0 || report.ToString().Length == 0;
        });
    }

    [Fact]
    public async Task A_queue_message_that_exceeds_a_limit_is_a_failure_and_does_not_throw()
    {
        var report = await new BuildDispatcher(Rules, starter, new() { Parser = new() { MaxPayloadBytes = 10 } }).DispatchMessageAsync("a text of more than ten bytes", "m-1");

        report.Events.Should().ContainSingle().Which.Delivery.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Contain("larger");
        report.HasFailures.Should().BeTrue();
    }

    [Fact]
    public async Task The_events_of_a_queue_message_are_dispatched_with_the_id_of_the_message()
    {
        var log = new RecordingLogger();

        var report = await new BuildDispatcher(Rules, starter, new() { Logger = log }).DispatchMessageAsync(Push("main"), "m-1");

        report.Events.Should().ContainSingle().Which.Builds.Should().ContainSingle().Which.Outcome.Should().Be(DispatchOutcome.Started);
        log.FieldsOf(1)["MessageId"].Should().Be("m-1");
    }

    [Fact]
    public async Task A_cancelled_dispatch_of_a_queue_message_throws()
    {
        var dispatch = () => new BuildDispatcher(Rules, starter).DispatchMessageAsync(Push("main"), cancellationToken: new(canceled: true));

        await dispatch.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Messages_of_one_group_of_a_FIFO_queue_are_dispatched_in_order()
    {
        var order = new List<string>();
        var slow = new OrderedStarter(order);
        var records = Enumerable.Range(0, 20).Select(number => ($"{number}", $"group-{number % 2}", Push($"{(number % 2 == 0 ? "even" : "odd")}-{number:00}"))).ToArray();
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild(it => it.Reference.Name)));

        await new BuildDispatcher(rules, slow).HandleLambdaAsync(Fifo(records));

        order.Where(name => name.StartsWith("even", StringComparison.Ordinal)).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(10);
        order.Where(name => name.StartsWith("odd", StringComparison.Ordinal)).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(10);
    }

    [Fact]
    public async Task After_a_failure_the_later_messages_of_its_group_in_a_FIFO_queue_fail_without_a_build()
    {
        var log = new RecordingLogger();
        var failing = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: true, "Throttled.") : null };
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild(it => it.Reference.Name)));
        DispatchReport? report = null;

        var answer = await new BuildDispatcher(rules, failing, new() { Logger = log }).HandleLambdaAsync(
            Fifo(("1", "a", Push("first")), ("2", "a", $"[{Push("bad")},{Push("same")}]"), ("3", "b", Push("other")), ("4", "a", Push("late")), ("5", "a", "hello")), onReport: it => report = it);

        (await new StreamReader(answer).ReadToEndAsync()).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"2"},{"itemIdentifier":"4"},{"itemIdentifier":"5"}]}""");
        failing.Requests.Select(request => request.ProjectName).Should().BeEquivalentTo("first", "bad", "same", "other");
        report!.Events.Select(dispatched => dispatched.IsPostponed).Should().Equal(false, false, false, false, true, true);
        report.Events[4].ToString().Should().Be("A message was not dispatched, because an earlier message of its group failed.");
        log.Lines.Where(line => line.Id == 17).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_failure_in_a_message_group_of_a_standard_queue_does_not_affect_the_group()
    {
        var failing = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "bad" ? new BuildStartException("bad", isTransient: true, "Throttled.") : null };
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild(it => it.Reference.Name)));

        var answer = await new BuildDispatcher(rules, failing).HandleLambdaAsync(Records("queue", sequence: false, ("1", "a", Push("bad")), ("2", "a", Push("late"))));

        (await new StreamReader(answer).ReadToEndAsync()).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"1"}]}""");
    }

    private static string Push(string branch) =>
        EventWriter.WriteString(new EventDelivery { Event = Given.Push(branch), Envelope = new EventBridgeEnvelope(Given.Push(branch)) });

    private static MemoryStream Fifo(params (string Id, string Group, string Body)[] records) => Records("queue.fifo", sequence: true, records);

    private static MemoryStream Records(string queue, bool sequence, params (string Id, string Group, string Body)[] records) => new(Encoding.UTF8.GetBytes(
        $$"""{"Records":[{{string.Join(',', records.Select((record, index) => $$"""{"messageId":"{{record.Id}}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:{{queue}}","attributes":{"MessageGroupId":"{{record.Group}}"{{(sequence ? $",\"SequenceNumber\":\"{index}\"" : "")}}},"body":{{JsonSerializer.Serialize(record.Body)}}}"""))}}]}"""));

    /// <summary>Starts builds that take the longer the earlier they are requested, so that a dispatch in parallel changes their order.</summary>
    private sealed class OrderedStarter(List<string> order) : IBuildStarter
    {
        private int count;

        public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            await Task.Delay(20 - Interlocked.Increment(ref count), cancellationToken);
            lock (order)
            {
                order.Add(request.ProjectName);
            }

            return new() { BuildId = request.ProjectName };
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
