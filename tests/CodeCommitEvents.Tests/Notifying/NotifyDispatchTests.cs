using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Dispatching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Notifying;

public sealed class NotifyDispatchTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnFinishedBuild("broken", build => build.Failed().Notify("team"))
        .OnPullRequest(pr => pr.Opened().StartBuild("ci").Notify("team"))
        .Build();

    private readonly FakeBuildStarter starter = new();
    private readonly FakeNotificationChannel team = new();

    [Fact]
    public async Task A_channel_is_told_once_about_a_change_that_arrives_several_times()
    {
        var dispatcher = Dispatcher();
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        var first = await dispatcher.DispatchAsync(failed);
        var second = await dispatcher.DispatchAsync(failed);
        var both = await Task.WhenAll(dispatcher.DispatchAsync(failed), dispatcher.DispatchAsync(failed));

        var sent = team.Sent.Should().ContainSingle().Which;
        (sent.Event, sent.Outcome?.Status, sent.Outcome?.Batch).Should().Be((failed, BuildStatus.Failed, null));
        first.Notifications.Should().ContainSingle().Which.Outcome.Should().Be(NotificationOutcome.Sent);
        both.Append(second).Should().OnlyContain(dispatched => dispatched.Notifications[0].Outcome == NotificationOutcome.Duplicate);
        second.Notifications[0].MessageId.Should().Be(first.Notifications[0].MessageId).And.NotBeNull();
        starter.ShouldHaveNotified("team").RuleName.Should().Be("broken");
    }

    [Fact]
    public async Task A_renamed_rule_does_not_tell_a_channel_again()
    {
        var claims = new InMemoryBuildClaimStore();
        var renamed = BuildRules.CreateBuilder().OnFinishedBuild("renamed", build => build.Failed().Notify("team")).Build();
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        await Dispatcher(claims: claims).DispatchAsync(failed);
        var second = await Dispatcher(renamed, claims).DispatchAsync(failed);

        second.Notifications[0].Outcome.Should().Be(NotificationOutcome.Duplicate);
        team.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_channel_that_fails_fails_no_build_and_a_retry_tells_it()
    {
        team.FailTransiently(times: 1);
        var dispatcher = Dispatcher();

        var first = await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());
        var second = await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());

        first.Builds.Should().ContainSingle().Which.Outcome.Should().Be(DispatchOutcome.Started);
        (first.Notifications[0].Outcome, first.Notifications[0].CanBeRetried, first.HasFailures).Should().Be((NotificationOutcome.Failed, true, true));
        first.ToString().Should().Contain("team: not notified, a retry can help: The fake channel is configured to fail transiently.");
        (second.Builds[0].Outcome, second.Notifications[0].Outcome, second.HasFailures).Should().Be((DispatchOutcome.Duplicate, NotificationOutcome.Sent, false));
    }

    [Fact]
    public async Task A_permanent_failure_of_a_channel_says_that_a_retry_does_not_help()
    {
        team.FailPermanently();

        var dispatched = await Dispatcher().DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        dispatched.Notifications[0].CanBeRetried.Should().BeFalse();
        dispatched.Notifications[0].ToString().Should().Be("team: not notified: The fake channel is configured to fail permanently.");
        ((Action)(() => starter.ShouldHaveNotified("team"))).Should().Throw<FakeAssertionException>().WithMessage("Expected a notification of team, but found none.*team: not notified*broken: matched*");
    }

    [Fact]
    public async Task A_notification_whose_response_was_lost_is_sent_once()
    {
        team.LoseResponse(times: 1);
        var dispatcher = Dispatcher();
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        var first = await dispatcher.DispatchAsync(failed);
        var second = await dispatcher.DispatchAsync(failed);

        ((NotificationException)first.Notifications[0].Failure!).MayHaveBeenSent.Should().BeTrue();
        second.HasFailures.Should().BeFalse();
        team.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_claim_that_was_forgotten_tells_the_channel_again()
    {
        var claims = new InMemoryBuildClaimStore();
        var dispatcher = Dispatcher(claims: claims);
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        var first = await dispatcher.DispatchAsync(failed);
        var claim = await claims.FindAsync(first.Notifications[0].ClaimKey!);
        await claims.ForgetAsync(first.Notifications[0].ClaimKey!);
        await dispatcher.DispatchAsync(failed);

        (claim!.ChannelName, claim.ProjectName, claim.RuleName).Should().Be(("team", null, "broken"));
        team.Sent.Should().HaveCount(2);
    }

    [Fact]
    public void An_unknown_channel_is_an_error_when_the_dispatcher_is_created()
    {
        var create = () => new BuildDispatcher(Rules, starter, new() { Channels = { ["tema"] = team } });

        create.Should().Throw<ArgumentException>().WithMessage("The rule 'broken' notifies the channel 'team', which does not exist. Channels: tema.*");
        FluentActions.Invoking(() => new BuildDispatcher(Rules, starter)).Should().Throw<ArgumentException>().WithMessage("*There are no channels.*");
    }

    [Fact]
    public async Task A_channel_that_rules_name_only_later_fails_and_says_so()
    {
        var dispatched = await new BuildDispatcher(() => Rules, starter).DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        dispatched.Notifications[0].ToString().Should().Be("team: not notified: There is no channel with this name.");
    }

    [Fact]
    public void An_unknown_channel_is_an_error_when_the_host_starts()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter>(starter);
        services.AddCodeCommitEvents().AddRules(Rules).AddChannel("chat", _ => team);
        using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(() => provider.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().WithMessage("*'team'*Channels: chat.*");
    }

    [Fact]
    public async Task A_registered_channel_is_notified()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter>(starter);
        services.AddCodeCommitEvents().AddRules(Rules).AddChannel("team", _ => team);
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();

        await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        team.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_test_can_assert_why_a_channel_was_not_notified()
    {
        await Dispatcher().DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Succeeded));

        starter.ShouldNotHaveNotified("team").Because("Failed");
        ((Action)(() => starter.ShouldNotHaveNotified("team").Because("OfProject"))).Should().Throw<FakeAssertionException>().WithMessage("Expected no notification of team because of OfProject, but*");
        ((Action)(() => starter.ShouldNotHaveNotified("tema"))).Should().Throw<FakeAssertionException>().WithMessage("*but no rule notifies that channel at all.*");
    }

    [Fact]
    public async Task An_assertion_with_a_misspelled_channel_lists_the_channels_of_the_rules()
    {
        await Dispatcher().DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        ((Action)(() => starter.ShouldHaveNotified("teem"))).Should().Throw<FakeAssertionException>()
            .WithMessage("Expected a notification of teem, but found none.*no rule starts or notifies teem; the rules start ci and notify team*");
    }

    [Fact]
    public async Task The_assertion_that_a_channel_was_not_notified_fails_if_it_was()
    {
        await Dispatcher().DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        ((Action)(() => starter.ShouldNotHaveNotified("team"))).Should().Throw<FakeAssertionException>().WithMessage("Expected no notification of team, but found one.*");
    }

    [Fact]
    public async Task A_channel_that_shows_details_gets_them_and_another_channel_costs_no_call()
    {
        var provider = new Details(() => new() { LogTail = ["npm ERR!"] });
        var (plain, detailed) = (new FakeNotificationChannel(), new FakeNotificationChannel { DetailKinds = BuildDetailKinds.LogTail });

        await DispatchWithDetailsAsync(plain, provider);
        provider.Asked.Should().BeEmpty();
        await DispatchWithDetailsAsync(detailed, provider);

        provider.Asked.Should().Equal(BuildDetailKinds.LogTail);
        plain.Sent[0].Outcome!.Details.Should().BeNull();
        detailed.Sent[0].Outcome!.Details!.LogTail.Should().Equal("npm ERR!");
    }

    [Fact]
    public async Task The_details_for_several_channels_are_asked_for_once()
    {
        var provider = new Details(() => new() { LogTail = ["npm ERR!"] });
        var channels = new FakeNotificationChannel[]
        {
            new() { DetailKinds = BuildDetailKinds.LogTail },
            new() { DetailKinds = BuildDetailKinds.FailedTests },
            new(),
        };
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Notify("log", "tests", "plain")).Build();
        var options = new BuildDispatcherOptions { BuildDetails = provider };
        options.Channels.Add("log", channels[0]);
        options.Channels.Add("tests", channels[1]);
        options.Channels.Add("plain", channels[2]);

        await new BuildDispatcher(rules, starter, options).DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

        provider.Asked.Should().Equal(BuildDetailKinds.LogTail | BuildDetailKinds.FailedTests);
        channels.Select(channel => channel.Sent[0].Outcome!.Details is not null).Should().Equal(true, true, false);
    }

    [Fact]
    public async Task Details_that_cannot_be_read_do_not_prevent_a_notification()
    {
        var channel = new FakeNotificationChannel { DetailKinds = BuildDetailKinds.All };
        var logger = new RecordingLogger();

        var dispatched = await DispatchWithDetailsAsync(channel, new Details(() => throw new InvalidOperationException("no")), logger);

        dispatched.HasFailures.Should().BeFalse();
        channel.Sent.Should().ContainSingle().Which.Outcome!.Details.Should().BeNull();
        logger.Lines.Should().Contain(line => line.Line.Contains("notified without them", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fake_channel_finds_what_it_sent()
    {
        var request = new NotificationRequest { ChannelName = "team", Event = FakeEvents.ReferenceUpdated(), IdempotencyToken = "t" };

        (await team.FindAsync(request, default)).Should().BeNull();
        var sent = await team.SendAsync(request);
        await team.SendAsync(request with { IdempotencyToken = null });

        (await team.FindAsync(request, default)).Should().Be(sent);
        (await team.FindAsync(request with { IdempotencyToken = null }, default)).Should().BeNull();
        team.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_notification_in_doubt_is_searched_before_it_is_sent_again()
    {
        var clock = new ContractClock();
        var claims = new InMemoryBuildClaimStore(clock, lease: TimeSpan.FromMinutes(2));
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);
        team.LoseResponse(times: 1);
        await new BuildDispatcher(Rules, starter, new() { Channels = { ["team"] = team }, Claims = claims, TimeProvider = clock }).DispatchAsync(failed);
        clock.Now += TimeSpan.FromHours(1);

        var second = await new BuildDispatcher(Rules, starter, new() { Channels = { ["team"] = team }, Claims = claims, TimeProvider = clock }).DispatchAsync(failed);

        second.Notifications[0].Outcome.Should().Be(NotificationOutcome.Duplicate);
        team.Sent.Should().ContainSingle();
    }

    [Fact]
    public void A_channel_needs_a_valid_name() =>
        FluentActions.Invoking(() => new BuildDispatcher(BuildRules.Empty, starter, new() { Channels = { ["the team"] = team } })).Should().Throw<OptionsValidationException>();

    private Task<DispatchedEvent> DispatchWithDetailsAsync(INotificationChannel channel, IBuildDetailsProvider provider, ILogger? logger = null) =>
        new BuildDispatcher(Rules, starter, new() { Channels = { ["team"] = channel }, BuildDetails = provider, Logger = logger }).DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));

    private BuildDispatcher Dispatcher(BuildRules? rules = null, IBuildClaimStore? claims = null) => new(rules ?? Rules, starter, new() { Channels = { ["team"] = team }, Claims = claims });

    private sealed class ContractClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Details(Func<BuildDetails> get) : IBuildDetailsProvider
    {
        public List<BuildDetailKinds> Asked { get; } = [];

        public Task<BuildDetails?> GetDetailsAsync(BuildOutcome outcome, BuildDetailKinds kinds, CancellationToken cancellationToken = default)
        {
            Asked.Add(kinds);
            return Task.FromResult<BuildDetails?>(get());
        }
    }
}
