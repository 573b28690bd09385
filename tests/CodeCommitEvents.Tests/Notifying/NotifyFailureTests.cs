using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Dispatching;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Notifying;

/// <summary>What a report and a log say about a channel that returns nothing, throws, or does not respond.</summary>
public sealed class NotifyFailureTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnFinishedBuild("broken", build => build.Failed().Notify("team")).Build();

    private static readonly BuildStateChangeEvent Failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

    private readonly FakeTimeProvider time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly RecordingLogger log = new();

    [Fact]
    public async Task A_channel_that_returns_no_result_has_failed_and_may_have_sent_the_message()
    {
        var dispatched = await Dispatcher(new Channel(_ => Task.FromResult<SentNotification>(null!))).DispatchAsync(Failed);

        var failure = dispatched.Notifications[0].Failure.Should().BeOfType<NotificationException>().Which;
        (failure.ChannelName, failure.Message, failure.IsTransient, failure.MayHaveBeenSent).Should().Be(("team", "The channel returned no result.", true, true));
    }

    [Fact]
    public async Task A_message_without_an_id_is_sent_and_logged_without_one()
    {
        var dispatcher = Dispatcher(new Channel(_ => Task.FromResult(new SentNotification())));

        var first = await dispatcher.DispatchAsync(Failed);
        var second = await dispatcher.DispatchAsync(Failed);

        (first.Notifications[0].Outcome, first.Notifications[0].MessageId, second.Notifications[0].MessageId).Should().Be((NotificationOutcome.Sent, null, null));
        log.Lines.Single(line => line.Id == 21).Line.Should().Contain("Rule broken notified channel team. The id of the message is none, the key of its claim ");
        log.Lines.Single(line => line.Id == 23).Line.Should().Contain("The id of the message is none");
        log.FieldsOf(21)["Channel"].Should().Be("team");
    }

    [Fact]
    public async Task An_exception_of_another_type_is_in_the_report_and_a_retry_can_help()
    {
        var dispatched = await Dispatcher(new Channel(_ => throw new InvalidOperationException("no network"))).DispatchAsync(Failed);

        dispatched.Notifications[0].Failure.Should().BeOfType<InvalidOperationException>();
        dispatched.Notifications[0].CanBeRetried.Should().BeTrue();
        dispatched.Notifications[0].ToString().Should().Be("team: not notified, a retry can help: no network");
    }

    [Fact]
    public async Task The_exception_of_a_payload_names_the_channels_that_were_not_notified_and_contains_the_first_failure()
    {
        var dispatcher = Dispatcher(new FakeNotificationChannel().FailPermanently());
        using var payload = new MemoryStream(FakePayloads.EventBridgeToLambda(Failed));

        var thrown = (await FluentActions.Awaiting(() => dispatcher.HandleLambdaAsync(payload)).Should().ThrowAsync<DispatchException>()).Which;

        thrown.Message.Should().Be("The payload was not dispatched completely. team was not notified: The fake channel is configured to fail permanently.");
        thrown.InnerException.Should().BeSameAs(thrown.Report.Events[0].Notifications[0].Failure);
    }

    [Fact]
    public async Task A_channel_that_does_not_respond_before_its_lease_ends_has_failed_and_may_have_sent_the_message()
    {
        var claims = new InMemoryBuildClaimStore(time, lease: TimeSpan.FromMinutes(1));
        var dispatching = Dispatcher(new Channel(_ => new TaskCompletionSource<SentNotification>().Task), claims).DispatchAsync(Failed);

        time.Advance(TimeSpan.FromMinutes(2));
        var dispatched = await dispatching.WaitAsync(TimeSpan.FromMinutes(1));

        var failure = dispatched.Notifications[0].Failure.Should().BeOfType<NotificationException>().Which;
        (failure.Message, failure.MayHaveBeenSent).Should().Be(("The lease of the claim ended before the channel responded.", true));
    }

    [Fact]
    public async Task A_notification_that_another_process_is_sending_has_failed_and_may_have_been_sent()
    {
        var claims = new InMemoryBuildClaimStore(time, lease: TimeSpan.FromMinutes(1));
        var key = (await Dispatcher(new FakeNotificationChannel()).DispatchAsync(Failed)).Notifications[0].ClaimKey!;
        await claims.AcquireAsync(new() { Key = key });

        var dispatched = await Dispatcher(new FakeNotificationChannel(), claims, waitTime: TimeSpan.Zero).DispatchAsync(Failed);

        var failure = dispatched.Notifications[0].Failure.Should().BeOfType<NotificationException>().Which;
        (failure.Message, failure.IsTransient, failure.MayHaveBeenSent).Should().Be(("Another process is sending the notification.", true, true));
        log.Lines.Single(line => line.Id == 24).Line.Should().StartWith("Rule broken could not notify channel team: another process is sending the notification, until 2026-01-02 03:05:05Z at the latest.");
    }

    [Fact]
    public async Task Details_are_not_asked_for_while_the_build_runs_and_unknown_details_change_nothing()
    {
        var provider = new NoDetails();
        var channel = new FakeNotificationChannel { DetailKinds = BuildDetailKinds.All };
        var rules = BuildRules.CreateBuilder().On<BuildStateChangeEvent>("any", any => any.Notify("team")).Build();
        var dispatcher = new BuildDispatcher(rules, new FakeBuildStarter(), new() { Channels = { ["team"] = channel }, BuildDetails = provider });

        await dispatcher.DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.InProgress));
        provider.Calls.Should().Be(0);
        await dispatcher.DispatchAsync(Failed);

        provider.Calls.Should().Be(1);
        channel.Sent.Should().HaveCount(2).And.OnlyContain(sent => sent.Outcome!.Details == null);
    }

    private BuildDispatcher Dispatcher(INotificationChannel channel, IBuildClaimStore? claims = null, TimeSpan? waitTime = null) =>
        new(Rules, new FakeBuildStarter(), new() { Channels = { ["team"] = channel }, Claims = claims, ClaimWaitTime = waitTime ?? TimeSpan.FromSeconds(10), TimeProvider = time, Logger = log });

    private sealed class Channel(Func<NotificationRequest, Task<SentNotification>> send) : INotificationChannel
    {
        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) => send(notification);
    }

    private sealed class NoDetails : IBuildDetailsProvider
    {
        public int Calls { get; private set; }

        public Task<BuildDetails?> GetDetailsAsync(BuildOutcome outcome, BuildDetailKinds kinds, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Task.FromResult<BuildDetails?>(null);
        }
    }
}
