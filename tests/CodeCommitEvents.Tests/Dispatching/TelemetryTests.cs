using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class TelemetryTests : IDisposable
{
    /// <summary>A unique project, because all tests of the process share the meter.</summary>
    private readonly string project = $"ci-{Guid.NewGuid():N}";

    private readonly ConcurrentQueue<(string Instrument, double Value, string Unit, Dictionary<string, object?> Tags)> measured = new();
    private readonly ConcurrentQueue<Activity> activities = new();
    private readonly MeterListener meters = new() { InstrumentPublished = static (instrument, listener) => Enable(instrument, listener) };
    private readonly ActivityListener traces;

    public TelemetryTests()
    {
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, instrument.Unit!, Tags(tags))));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, instrument.Unit!, Tags(tags))));
        meters.Start();
        traces = new()
        {
            ShouldListenTo = static source => source.Name == DispatchTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(traces);
    }

    [Fact]
    public async Task Builds_are_counted_by_their_outcome()
    {
        var isDown = true;
        var starter = new RecordingBuildStarter { FailureOf = _ => isDown ? new BuildStartException(project, isTransient: true, "Throttled.") { ErrorCode = "ThrottlingException" } : null };
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPush("rule", push => push.StartBuild(project))), starter);

        await dispatcher.DispatchAsync(Given.Push("main"));
        isDown = false;
        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("main"));

        var builds = OfProject("codecommit_events.builds");
        builds.Select(build => build.Tags["codecommit_events.outcome"]).Should().Equal("failed", "started", "duplicate");
        builds.Select(build => build.Tags.GetValueOrDefault("error.type")).Should().Equal(new object?[] { "ThrottlingException", null, null });
        builds.Should().OnlyContain(build => build.Value == 1 && build.Unit == "{build}" && (string?)build.Tags["codecommit_events.rule"] == "rule");
        OfProject("codecommit_events.build.start.duration").Should().HaveCount(3).And.OnlyContain(duration => duration.Value >= 0 && duration.Unit == "s");
    }

    [Fact]
    public async Task Messages_and_decisions_are_counted_by_the_type_of_the_event()
    {
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPush(push => push.StartBuild(project))), new RecordingBuildStarter());
        measured.Clear();

        await dispatcher.DispatchAsync(Given.Deletion("main"));

        measured.Should().Contain(one => one.Instrument == "codecommit_events.messages" && (string?)one.Tags["codecommit_events.message.type"] == "referenceDeleted");
        measured.Should().Contain(one => one.Instrument == "codecommit_events.decisions" && (string?)one.Tags["codecommit_events.message.type"] == "referenceDeleted" && (string?)one.Tags["codecommit_events.decision"] == "none");
        measured.Should().Contain(one => one.Instrument == "codecommit_events.message.duration" && one.Unit == "s");
    }

    [Fact]
    public async Task A_message_has_a_span_with_a_child_span_for_each_build()
    {
        var dispatcher = new BuildDispatcher(
            Given.Rules(all => all.OnPush("rule", push => push.StartBuild(project))),
            new RecordingBuildStarter { FailureOf = _ => new InvalidOperationException("no") });

        await dispatcher.DispatchAsync(Given.Push("main"));

        var build = activities.Should().ContainSingle(activity => activity.DisplayName == $"start {project}").Which;
        (build.Kind, build.Status, build.GetTagItem("error.type"), build.GetTagItem("codecommit_events.outcome"))
            .Should().Be((ActivityKind.Client, ActivityStatusCode.Error, "System.InvalidOperationException", "failed"));
        var message = activities.Single(activity => activity.SpanId == build.ParentSpanId);
        (message.DisplayName, message.Kind, message.Status).Should().Be(("dispatch referenceUpdated", ActivityKind.Consumer, ActivityStatusCode.Error));
        (message.GetTagItem("codecommit_events.repository"), message.GetTagItem("codecommit_events.builds.count")).Should().Be(("payments-api", 1));
    }

    [Fact]
    public async Task Notifications_are_counted_by_their_outcome_and_have_a_span()
    {
        var dispatcher = new BuildDispatcher(
            Given.Rules(all => all.OnPush("rule", push => push.Notify(project))),
            new RecordingBuildStarter(),
            new() { Channels = { [project] = new FakeNotificationChannel().FailTransiently(times: 1) } });

        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("main"));
        await dispatcher.DispatchAsync(Given.Push("main"));

        var sent = measured.Where(one => one.Instrument == "codecommit_events.notifications" && (string?)one.Tags["codecommit_events.channel"] == project).ToList();
        sent.Select(one => (one.Tags["codecommit_events.outcome"], one.Tags.GetValueOrDefault("error.type"))).Should().Equal(("failed", "Throttled"), ("sent", null), ("duplicate", null));
        measured.Should().Contain(one => one.Instrument == "codecommit_events.decisions" && (string?)one.Tags["codecommit_events.decision"] == "notification");
        activities.Where(activity => activity.DisplayName == $"notify {project}").Select(activity => activity.Status)
            .Should().Equal(ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_superseded_build_and_the_duration_of_a_notification_are_measured()
    {
        var rules = Given.Rules(all => all.OnPush("rule", push => push.StartBuild(project, build => build.CancelSuperseded()).Notify(project)));
        var dispatcher = new BuildDispatcher(rules, new FakeBuildStarter(), new() { Channels = { [project] = new FakeNotificationChannel() } });

        await dispatcher.DispatchAsync(Given.Push("main") with { Time = new(2026, 1, 2, 3, 4, 6, TimeSpan.Zero) });
        await dispatcher.DispatchAsync(Given.Push("main") with { Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) });

        OfProject("codecommit_events.builds").Select(build => build.Tags["codecommit_events.outcome"]).Should().Equal("started", "superseded");
        var durations = measured.Where(one => one.Instrument == "codecommit_events.notification.duration" && (string?)one.Tags["codecommit_events.channel"] == project).ToList();
        durations.Should().HaveCount(2).And.OnlyContain(duration => duration.Unit == "s" && (string?)duration.Tags["codecommit_events.outcome"] == "sent");
        var notification = activities.First(activity => activity.DisplayName == $"notify {project}");
        (notification.Kind, notification.GetTagItem("codecommit_events.rule"), notification.GetTagItem("codecommit_events.outcome")).Should().Be((ActivityKind.Client, "rule", "sent"));
    }

    [Fact]
    public async Task The_decision_of_a_message_is_a_tag_of_its_count_and_of_its_span()
    {
        var rules = Given.Rules(all => all
            .OnPush("builds", push => push.InRepository(project).ToBranch("main").StartBuild(project))
            .OnPush("throws", push => push.InRepository(project).ToBranch("broken").Where(_ => throw new InvalidOperationException("no")).StartBuild(project))
            .OnPush("tells", push => push.InRepository(project).ToBranch("told").Notify(project)));
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Channels = { [project] = new FakeNotificationChannel() } });

        foreach (var branch in new[] { "main", "broken", "told", "other" })
        {
            await dispatcher.DispatchAsync(Given.Push(branch, project));
        }

        activities.Where(activity => (string?)activity.GetTagItem("codecommit_events.repository") == project)
            .Select(activity => (activity.GetTagItem("codecommit_events.decision"), activity.GetTagItem("codecommit_events.builds.count"), activity.Status))
            .Should().Equal(
                ("build", 1, ActivityStatusCode.Unset), ("failed", 0, ActivityStatusCode.Error), ("notification", 0, ActivityStatusCode.Unset), ("none", 0, ActivityStatusCode.Unset));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_or_that_only_looks_like_an_event_is_counted_as_unreadable()
    {
        var dispatcher = new BuildDispatcher(BuildRules.Empty, new RecordingBuildStarter());

        await dispatcher.DispatchAsync(FakeEvents.Unknown());
        await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated());
        await dispatcher.DispatchAsync(FakeEvents.Unreadable());

        measured.Should().Contain(one => one.Instrument == "codecommit_events.messages" && one.Unit == "{message}");
        var unreadable = measured.Where(one => one.Instrument == "codecommit_events.messages.unreadable").ToList();
        unreadable.Should().OnlyContain(one => one.Value == 1 && one.Unit == "{message}");
        unreadable.Select(one => one.Tags["codecommit_events.message.type"]).Should().Contain([FakeEvents.Unknown().WireName, FakeEvents.Unreadable().WireName]).And.NotContain("referenceUpdated");
    }

    [Fact]
    public async Task The_instruments_have_the_names_and_units_of_the_documentation()
    {
        // The first event creates the instruments.
        await new BuildDispatcher(BuildRules.Empty, new FakeBuildStarter()).DispatchAsync(FakeEvents.ReferenceUpdated());
        var instruments = new List<(string Name, string? Unit)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == DispatchTelemetry.Name)
                {
                    instrument.Description.Should().NotBeNullOrEmpty();
                    instruments.Add((instrument.Name, instrument.Unit));
                }
            },
        };

        listener.Start();

        instruments.Should().BeEquivalentTo(new[]
        {
            ("codecommit_events.messages", "{message}"), ("codecommit_events.messages.unreadable", "{message}"), ("codecommit_events.decisions", "{decision}"),
            ("codecommit_events.builds", "{build}"), ("codecommit_events.notifications", "{notification}"), ("codecommit_events.message.duration", "s"),
            ("codecommit_events.build.start.duration", "s"), ("codecommit_events.notification.duration", "s"),
        });
    }

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == DispatchTelemetry.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private List<(string Instrument, double Value, string Unit, Dictionary<string, object?> Tags)> OfProject(string instrument) =>
        [.. measured.Where(one => one.Instrument == instrument && (string?)one.Tags.GetValueOrDefault("codecommit_events.project") == project)];

    private static Dictionary<string, object?> Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var byName = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            byName.Add(name, value);
        }

        return byName;
    }
}
