using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>What reports, exceptions and log lines say about messages that were not dispatched and builds that were not started.</summary>
public sealed class ReasonsTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush("push", push => push.StartBuild("ci")));

    private readonly FakeTimeProvider time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly RecordingBuildStarter starter = new();
    private readonly RecordingLogger log = new();

    public static TheoryData<Transport, string> Carriers => new()
    {
        { new SnsTransport { MessageId = "1" }, "SNS message 1" },
        { new SqsTransport { MessageId = "1" }, "SQS message 1" },
        { new LambdaDestinationTransport { RequestContext = new() { RequestId = "1" } }, "request 1" },
        { new EventBridgeTransport { Id = "1" }, "event 1" },
        { new KinesisTransport { EventId = "1" }, "Kinesis record 1" },
        { new CloudWatchLogsTransport { Id = "1" }, "log event 1" },
        { new HttpRequestTransport { Headers = new([KeyValuePair.Create("other", "2"), KeyValuePair.Create("X-Amz-Sns-Message-Id", "1")]) }, "SNS message 1" },
        { new SqsTransport { MessageId = " " }, "a message without an id" },
        { new LambdaDestinationTransport(), "a message without an id" },
        { new HttpRequestTransport(), "a message without an id" },
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public void A_line_names_the_message_that_carried_the_event(Transport transport, string name) =>
        new LogSummary(new() { Event = Given.Push("main"), Transports = [transport] }).ToString().Should().EndWith($"({name})");

    [Fact]
    public void A_line_names_the_event_of_a_bus_if_nothing_else_carried_it() =>
        new LogSummary(new() { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope { Id = "1" } }).ToString().Should().EndWith("(event 1)");

    [Fact]
    public async Task A_queue_message_that_is_not_JSON_is_unreadable_with_its_place_and_its_id()
    {
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Parser = new() { MaxPayloadBytes = 10 } });

        var dispatched = (await dispatcher.DispatchMessageAsync("this is longer than allowed", "m-1")).Events.Should().ContainSingle().Which;

        var unreadable = dispatched.Delivery.Event.Should().BeOfType<UnreadableMessage>().Which;
        (unreadable.Layer, unreadable.JsonPath, unreadable.Text).Should().Be(("SQS body", "", "this is longer than allowed"));
        dispatched.Delivery.Transports.Should().ContainSingle().Which.Should().BeOfType<SqsTransport>().Which.MessageId.Should().Be("m-1");
        dispatched.ToString().Should().StartWith("A record could not be read: SQS body: ").And.EndWith(".");
    }

    [Fact]
    public async Task An_unreadable_record_is_described_with_its_path()
    {
        var report = await new BuildDispatcher(Rules, starter).DispatchAsync(FakePayloads.SqsToLambda(FakeMessages.Malformed()));

        var unreadable = (UnreadableMessage)report.Events[0].Delivery.Event;
        report.Events[0].ToString().Should().StartWith($"A record could not be read: {unreadable.Layer} at {unreadable.JsonPath}: ");
    }

    [Fact]
    public void A_project_name_that_the_starter_does_not_accept_is_an_error_of_the_rule()
    {
        var create = () => new BuildDispatcher(Rules, new PickyStarter());

        create.Should().Throw<ArgumentException>().WithMessage("*The rule 'push' cannot start its build: no vowels, please*");
        ((Action)(() => _ = new BuildDispatcher(Given.Rules(all => all.OnPush(push => push.StartBuild("xyz"))), new PickyStarter()))).Should().NotThrow();
    }

    [Fact]
    public void An_unknown_channel_is_an_error_that_lists_the_channels_in_order()
    {
        var rules = Given.Rules(all => all.OnPush("push", push => push.Notify("team")));
        var create = () => new BuildDispatcher(rules, starter, new() { Channels = { ["zulu"] = new FakeNotificationChannel(), ["alpha"] = new FakeNotificationChannel() } });

        create.Should().Throw<ArgumentException>().WithMessage("*'team', which does not exist. Channels: alpha, zulu.*");
    }

    [Fact]
    public void The_longest_times_are_accepted_and_longer_ones_and_wrong_names_are_explained()
    {
        ((Action)(() => _ = new BuildDispatcher(Rules, starter, new() { AnswerTime = TimeSpan.FromMinutes(15), ClaimWaitTime = TimeSpan.FromMinutes(15) }))).Should().NotThrow();
        ((Action)(() => _ = new BuildDispatcher(Rules, starter, new() { AnswerTime = TimeSpan.FromMinutes(16) }))).Should().Throw<OptionsValidationException>().WithMessage("*15 minutes*");
        ((Action)(() => _ = new BuildDispatcher(Rules, starter, new() { Channels = { ["the team"] = new FakeNotificationChannel() } }))).Should().Throw<OptionsValidationException>()
            .WithMessage("The name of a channel must be 1 to 64 letters, digits, '-', '_' and '.', and the channel must not be null.");
    }

    [Fact]
    public async Task A_missing_argument_throws_at_once()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);

        await FluentActions.Awaiting(() => dispatcher.DispatchMessageAsync(null!)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("body");
        await FluentActions.Awaiting(() => dispatcher.HandleHttpAsync(null!, default)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("request");
    }

    [Fact]
    public async Task A_call_that_is_canceled_while_it_dispatches_is_canceled()
    {
        using var source = new CancellationTokenSource();
        var canceling = new RecordingBuildStarter { FailureOf = _ => { source.Cancel(); return null; } };
        BuildDispatcher Dispatcher() => new(Rules, canceling, new() { HttpVerifier = new AcceptingVerifier() });
        var payload = FakePayloads.EventBridgeToLambda(FakeEvents.ReferenceUpdated());

        await FluentActions.Awaiting(() => Dispatcher().DispatchAsync(payload, source.Token)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => Dispatcher().DispatchAsync(new EventDelivery { Event = Given.Push("main") }, source.Token)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => Dispatcher().HandleHttpAsync(new(), payload, cancellationToken: source.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_web_server_gets_the_report_of_a_request()
    {
        DispatchReport? report = null;

        await new BuildDispatcher(Rules, starter, new() { HttpVerifier = new AcceptingVerifier() })
            .HandleHttpAsync(new(), FakePayloads.EventBridgeToLambda(FakeEvents.ReferenceUpdated()), dispatched => report = dispatched);

        report!.Events.Should().ContainSingle().Which.Builds.Should().ContainSingle();
    }

    [Theory]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:builds.fifo", false, true)]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:builds", true, true)]
    [InlineData(null, true, true)]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:builds", false, false)]
    [InlineData(null, false, false)]
    public void A_message_group_has_an_order_in_a_FIFO_queue_whose_name_or_sequence_number_shows_it(string? queue, bool hasNumber, bool isOrdered)
    {
        EventDelivery Message(string id) => new()
        {
            Event = Given.Push("main"),
            Transports =
            [
                new SqsTransport
                {
                    MessageId = id,
                    Position = new() { Index = 0 },
                    EventSourceArn = queue is null ? null : new(queue),
                    Attributes = new([KeyValuePair.Create("MessageGroupId", "g"), .. hasNumber ? [KeyValuePair.Create("SequenceNumber", id)] : Array.Empty<KeyValuePair<string, string>>()]),
                },
            ],
        };

        MessageGroups.Of([Message("1"), Message("2")]).Should().HaveCount(isOrdered ? 1 : 2);
    }

    [Fact]
    public async Task A_claim_store_that_fails_has_started_nothing()
    {
        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = new BrokenClaimStore(), Logger = log }).DispatchAsync(Given.Push("main"));

        var failure = dispatched.Builds[0].Failure.Should().BeOfType<BuildStartException>().Which;
        (failure.Message, failure.IsTransient, failure.MayHaveStarted).Should().Be(("The claim could not be acquired: the claim store threw InvalidOperationException.", true, false));
        failure.InnerException.Should().BeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task A_build_that_another_process_is_starting_may_have_been_started_and_a_claim_without_an_end_says_so()
    {
        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = new BrokenClaimStore { Claim = new() { Key = "k", State = BuildClaimState.InProgress } }, ClaimWaitTime = TimeSpan.Zero, Logger = log })
            .DispatchAsync(Given.Push("main"));

        ((BuildStartException)dispatched.Builds[0].Failure!).MayHaveStarted.Should().BeTrue();
        log.Lines.Single(line => line.Id == 12).Line.Should().Contain("until the end of its lease at the latest");
    }

    [Fact]
    public async Task A_second_delivery_that_does_not_wait_any_longer_may_have_a_build()
    {
        var answer = new TaskCompletionSource<StartedBuild>();
        var dispatcher = new BuildDispatcher(Rules, new WaitingStarter(answer.Task), new() { TimeProvider = time });
        using var source = new CancellationTokenSource();
        var first = dispatcher.DispatchAsync(new EventDelivery { Event = Given.Push("main") });
        using var payload = new MemoryStream(EventWriter.Write(new EventDelivery { Event = Given.Push("main") }));

        var second = dispatcher.HandleLambdaAsync(payload, remainingTime: TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        var thrown = (await FluentActions.Awaiting(() => second).Should().ThrowAsync<DispatchException>()).Which;
        answer.SetResult(new() { BuildId = "ci:1" });

        var failure = thrown.Report.Events[0].Builds[0].Failure.Should().BeOfType<BuildStartException>().Which;
        (failure.Message, failure.MayHaveStarted).Should().Be(("The call was cancelled or its time has run out.", true));
        (await first).Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
    }

    [Fact]
    public async Task A_duplicate_and_a_stopped_build_are_logged()
    {
        var rules = Given.Rules(all => all.OnPush("push", push => push.StartBuild("ci", build => build.CancelSuperseded())));
        var dispatcher = new BuildDispatcher(rules, starter, new() { Logger = log });
        var push = Given.Push("main") with { Time = time.GetUtcNow() };

        await dispatcher.DispatchAsync(push);
        await dispatcher.DispatchAsync(push);
        await dispatcher.DispatchAsync(push with { Time = time.GetUtcNow().AddSeconds(1), CommitId = "f00" });

        log.Lines.Single(line => line.Id == 8).Line.Should().StartWith("Rule push already started build ci:1 for the same change. The key of its claim is ");
        log.Lines.Single(line => line.Id == 10).Line.Should().StartWith("Build ci:1 was stopped: rule push has started a build of a newer change");
    }

    [Fact]
    public async Task An_event_inside_of_a_refused_request_says_why_it_is_refused()
    {
        var payload = $"[{Encoding.UTF8.GetString(Payloads.Read("wrapped/api-gateway/referenceUpdated.json"))}]";

        var report = await new BuildDispatcher(Rules, starter, new() { HttpVerifier = new AcceptingVerifier() }).DispatchAsync(Encoding.UTF8.GetBytes(payload));

        report.Events.Should().ContainSingle().Which.Delivery.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should()
            .Be("Anybody can send a request to a URL. A request is verified only if it is the whole payload, not inside of another message or a delivery.");
        starter.Requests.Should().BeEmpty();
    }

    private sealed class PickyStarter : IBuildStarter, IProjectNameValidator
    {
        public string? GetProjectNameError(string projectName) => projectName.AsSpan().IndexOfAny("aeiou") < 0 ? null : "no vowels, please";

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) => Task.FromResult(new StartedBuild { BuildId = "1" });

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class WaitingStarter(Task<StartedBuild> answer) : IBuildStarter
    {
        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) => answer;

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>Returns a claim, or throws.</summary>
    private sealed class BrokenClaimStore : IBuildClaimStore
    {
        public BuildClaim? Claim { get; init; }

        public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) =>
            Claim is null ? throw new InvalidOperationException("no network") : Task.FromResult(Claim);

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult<BuildClaim?>(null);

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => Task.FromResult<StartedBuild?>(null);
    }
}
