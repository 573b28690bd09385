using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class BuildDispatcherTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").StartBuild("first"))
        .OnPush(push => push.ToBranch("main").StartBuild("second"))
        .Build();

    [Fact]
    public async Task An_event_starts_the_builds_that_the_rules_ask_for()
    {
        var starter = new RecordingStarter();

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));

        starter.Projects.Should().Equal("first", "second");
        dispatched.Builds.Select(build => build.Started?.BuildId).Should().Equal("first:1", "second:2");
        dispatched.Delivery.Event.Should().Be(Given.Push("main"));
    }

    [Fact]
    public async Task An_event_that_no_rule_matches_is_not_a_failure()
    {
        var starter = new RecordingStarter();

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Opened());

        starter.Projects.Should().BeEmpty();
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeFalse();
    }

    [Fact]
    public async Task A_build_that_cannot_be_started_does_not_prevent_the_next_one()
    {
        var starter = new RecordingStarter { FailingProject = "first" };

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));

        starter.Projects.Should().Equal("first", "second");
        dispatched.Builds[0].Failure.Should().BeOfType<BuildStartException>();
        dispatched.Builds[1].Started.Should().NotBeNull();
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeTrue();
    }

    [Fact]
    public async Task An_unreadable_record_does_not_affect_the_other_records_of_a_payload()
    {
        var push = EventWriter.WriteString(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) });
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[5,{"body":"{\"broken\": ","messageId":"1"},{{push}}]}"""));
        var starter = new RecordingStarter();

        var report = await new BuildDispatcher(Rules, starter).DispatchAsync(payload);

        report.Events.Should().HaveCount(3);
        report.HasFailures.Should().BeTrue();
        starter.Projects.Should().Equal("first", "second");
    }

    [Fact]
    public async Task A_payload_that_is_not_JSON_throws()
    {
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes("no json"));
        var dispatch = () => new BuildDispatcher(Rules, new RecordingStarter()).DispatchAsync(payload);

        await dispatch.Should().ThrowAsync<EventParseException>();
    }

    [Fact]
    public async Task A_cancelled_dispatch_throws()
    {
        var dispatch = () => new BuildDispatcher(Rules, new DryRunBuildStarter()).DispatchAsync(Given.Push("main"), new CancellationToken(canceled: true));

        await dispatch.Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class RecordingStarter : IBuildStarter
    {
        public List<string> Projects { get; } = [];

        public string? FailingProject { get; init; }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            Projects.Add(request.ProjectName);
            return request.ProjectName == FailingProject
                ? throw new BuildStartException(request.ProjectName, isTransient: false, "No such project.")
                : Task.FromResult(new StartedBuild { BuildId = $"{request.ProjectName}:{Projects.Count}" });
        }
    }
}
