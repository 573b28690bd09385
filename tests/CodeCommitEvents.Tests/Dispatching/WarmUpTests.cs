using System.Diagnostics;
using System.Diagnostics.Metrics;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class WarmUpTests
{
    /// <summary>Rules that match the events of every repository.</summary>
    private static readonly BuildRules Greedy = Given.Rules(all => all
        .OnPush("push", push => push.Touching("**").WithoutSkipMarker().StartBuild("ci"))
        .OnPullRequest("pull request", pr => pr.StartBuild("ci", build => build.CancelSuperseded()))
        .On<ServiceEvent>("all", any => any.Notify("team")));

    [Fact]
    public void A_warm_up_goes_the_whole_way_of_a_queue_without_a_failure()
    {
        var report = DispatcherWarmUp.Run(() => BuildRules.Empty);

        report.Events.Select(dispatched => (dispatched.Delivery.Event.GetType(), dispatched.HasFailures)).Should().Equal(
            (typeof(ReferenceUpdatedEvent), false), (typeof(PullRequestCreatedEvent), false), (typeof(BuildStateChangeEvent), false));
        report.Events.Should().OnlyContain(dispatched => dispatched.Delivery.Transports.Count > 0 && dispatched.Delivery.Event.RepositoryName == "warm-up");
        report.Events.Select(dispatched => (dispatched.Builds.Count, dispatched.Notifications.Count)).Should().Equal((1, 0), (1, 0), (0, 1));
    }

    [Fact]
    public void A_warm_up_starts_nothing_claims_nothing_and_tells_nobody()
    {
        var starter = new FakeBuildStarter();
        var channel = new FakeNotificationChannel();
        var claims = new RecordingClaimStore(new InMemoryBuildClaimStore());
        var files = new FakeChangedFilesProvider();
        var commits = new FakeCommitProvider();
        var observer = new CountingObserver();
        var dispatcher = new BuildDispatcher(Greedy, starter, new()
        {
            Claims = claims,
            ChangedFiles = files,
            Commits = commits,
            Observer = observer,
            Channels = { ["team"] = channel },
        });

        dispatcher.WarmUp();

        starter.Requests.Should().BeEmpty();
        channel.Sent.Should().BeEmpty();
        claims.Acquired.Should().BeEmpty();
        files.Asked.Should().BeEmpty();
        commits.Asked.Should().BeEmpty();
        observer.Calls.Should().Be(0);
    }

    [Fact]
    public void A_warm_up_logs_nothing()
    {
        var logger = new RecordingLogger { MinLevel = LogLevel.Trace };
        var dispatcher = new BuildDispatcher(Greedy, new FakeBuildStarter(), new() { Logger = logger, Channels = { ["team"] = new FakeNotificationChannel() } });
        var loggedBefore = logger.RuleLines.Count;

        dispatcher.WarmUp();

        logger.Lines.Should().BeEmpty();
        logger.RuleLines.Should().HaveCount(loggedBefore);
    }

    [Fact]
    public void A_warm_up_is_no_trace_and_no_metric()
    {
        // Other tests record at the same time, on other threads. A warm-up uses only the thread of its caller.
        var thread = Environment.CurrentManagedThreadId;
        var recorded = new List<string>();
        void Record(string name)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                recorded.Add(name);
            }
        }

        using var meters = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>((instrument, _, _, _) => Record(instrument.Name));
        meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => Record(instrument.Name));
        meters.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == DispatchTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => Record(activity.DisplayName),
        };
        ActivitySource.AddActivityListener(traces);

        new BuildDispatcher(Greedy, new FakeBuildStarter(), new() { Channels = { ["team"] = new FakeNotificationChannel() } }).WarmUp();

        recorded.Should().BeEmpty();
    }

    [Fact]
    public void A_warm_up_evaluates_the_rules_and_ignores_what_their_predicates_throw()
    {
        var asked = new List<ServiceEvent>();
        var rules = Given.Rules(all => all.On<ServiceEvent>("all", any => any.Where(serviceEvent =>
        {
            asked.Add(serviceEvent);
            throw new InvalidOperationException("a predicate");
        }).StartBuild("ci")));

        new BuildDispatcher(rules, new FakeBuildStarter()).WarmUp();

        asked.Should().NotBeEmpty().And.OnlyContain(serviceEvent => serviceEvent.RepositoryName == "warm-up");
    }

    [Fact]
    public async Task The_first_event_after_a_warm_up_is_dispatched_as_without_it()
    {
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPush("push", push => push.StartBuild("ci"))), starter);
        dispatcher.WarmUp();

        var dispatched = await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated());

        dispatched.Builds.Should().ContainSingle(build => build.Outcome == DispatchOutcome.Started);
        starter.ShouldHaveStarted("ci");
    }

    private sealed class CountingObserver : IDispatchObserver
    {
        public int Calls { get; private set; }

        public void OnDecided(BuildDecision decision) => Calls++;

        public void OnBuildDispatched(DispatchedBuild build) => Calls++;

        public void OnNotificationDispatched(DispatchedNotification notification) => Calls++;
    }
}
