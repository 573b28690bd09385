using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Testing;
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
        var starter = new FakeBuildStarter();

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));

        starter.Started.Select(request => request.ProjectName).Should().Equal("first", "second");
        dispatched.Builds.Select(build => build.Started).Should().Equal(starter.Builds);
        dispatched.Delivery.Event.Should().Be(Given.Push("main"));
    }

    [Fact]
    public async Task An_event_that_no_rule_matches_is_not_a_failure()
    {
        var starter = new FakeBuildStarter();

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Opened());

        starter.Requests.Should().BeEmpty();
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeFalse();
    }

    [Fact]
    public async Task A_build_that_cannot_be_started_does_not_prevent_the_next_one()
    {
        var starter = new FakeBuildStarter().FailPermanently("first");

        var dispatched = await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));

        starter.Requests.Select(request => request.ProjectName).Should().Equal("first", "second");
        dispatched.Builds[0].Failure.Should().BeOfType<BuildStartException>();
        dispatched.Builds[1].Started.Should().NotBeNull();
        new DispatchReport { Events = [dispatched] }.HasFailures.Should().BeTrue();
    }

    [Fact]
    public async Task An_unreadable_record_does_not_affect_the_other_records_of_a_payload()
    {
        var push = EventWriter.WriteString(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) });
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[5,{"body":"{\"broken\": ","messageId":"1"},{{push}}]}"""));
        var starter = new FakeBuildStarter();

        var report = await new BuildDispatcher(Rules, starter).DispatchAsync(payload);

        report.Events.Should().HaveCount(3);
        report.HasFailures.Should().BeTrue();
        starter.Requests.Select(request => request.ProjectName).Should().Equal("first", "second");
    }

    [Fact]
    public async Task A_payload_that_is_not_JSON_throws()
    {
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes("no json"));
        var dispatch = () => new BuildDispatcher(Rules, new FakeBuildStarter()).DispatchAsync(payload);

        await dispatch.Should().ThrowAsync<EventParseException>();
    }

    [Fact]
    public async Task A_cancelled_dispatch_throws()
    {
        var dispatch = () => new BuildDispatcher(Rules, new DryRunBuildStarter()).DispatchAsync(Given.Push("main"), new CancellationToken(canceled: true));

        await dispatch.Should().ThrowAsync<OperationCanceledException>();
    }
}
