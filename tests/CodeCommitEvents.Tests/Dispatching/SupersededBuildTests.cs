using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class SupersededBuildTests
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush(push => push.StartBuild("ci", build => build.CancelSuperseded()))
        .OnPullRequest(pr => pr.StartBuild("pr", build => build.CancelSuperseded()))
        .OnComment(comment => comment.Saying("/build").StartBuild("pr", build => build.CancelSuperseded()))
        .On<ApprovalRuleTemplateEvent>(template => template.StartBuild("templates", build => build.At(SourceVersionChoice.ProjectDefault).CancelSuperseded())));

    private readonly RecordingBuildStarter starter = new();

    [Fact]
    public async Task The_build_of_a_newer_push_stops_the_older_build()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        var first = await dispatcher.DispatchAsync(Push("a", 0));

        var second = await dispatcher.DispatchAsync(Push("b", 1));

        (second.Builds[0].Outcome, second.Builds[0].Stopped).Should().Be((DispatchOutcome.Started, first.Builds[0].Started));
        starter.Stopped.Should().Equal("ci:1");
        starter.Requests[0].CancelsSuperseded.Should().BeTrue();
    }

    [Fact]
    public async Task The_build_of_an_older_push_that_arrives_late_is_stopped()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(Push("b", 1));

        var late = await dispatcher.DispatchAsync(Push("a", 0));

        (late.Builds[0].Outcome, late.Builds[0].Stopped?.BuildId, late.HasFailures).Should().Be((DispatchOutcome.Superseded, "ci:2", false));
        starter.Stopped.Should().Equal("ci:2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_pushes_in_one_second_the_build_of_the_later_one_keeps_running_whichever_arrives_first(bool isInOrder)
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        var (first, second) = (Push("b", 0) with { OldCommitId = "a" }, Push("c", 0) with { OldCommitId = "b", Time = Moment.AddMilliseconds(1) });

        await dispatcher.DispatchAsync(isInOrder ? first : second);
        var last = await dispatcher.DispatchAsync(isInOrder ? second : first);

        last.Builds[0].Outcome.Should().Be(isInOrder ? DispatchOutcome.Started : DispatchOutcome.Superseded);
        starter.Stopped.Should().Equal(isInOrder ? "ci:1" : "ci:2");
    }

    [Fact]
    public async Task Of_two_pushes_in_one_second_that_cannot_be_ordered_both_builds_keep_running()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);

        await dispatcher.DispatchAsync(Push("b", 0) with { OldCommitId = "a" });
        await dispatcher.DispatchAsync(Push("d", 0) with { OldCommitId = "c", Time = Moment.AddMilliseconds(900) });

        starter.Stopped.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(365)]
    public async Task An_event_without_a_time_or_with_a_time_in_the_future_happens_now(int? days)
    {
        var time = new FakeTimeProvider(Moment);
        var dispatcher = new BuildDispatcher(Rules, starter, new() { TimeProvider = time });
        await dispatcher.DispatchAsync(Push("before", -1));

        await dispatcher.DispatchAsync(Push("now", 0) with { Time = days is null ? null : Moment.AddDays(days.Value) });
        time.Advance(TimeSpan.FromSeconds(10));
        await dispatcher.DispatchAsync(Push("after", 10));

        starter.Stopped.Should().Equal("ci:1", "ci:2");
    }

    [Fact]
    public async Task A_time_that_is_in_the_future_because_the_clocks_differ_is_kept()
    {
        var time = new FakeTimeProvider(Moment);
        var dispatcher = new BuildDispatcher(Rules, starter, new() { TimeProvider = time });
        await dispatcher.DispatchAsync(Push("a", 60));

        await dispatcher.DispatchAsync(Push("b", 120));

        starter.Stopped.Should().Equal("ci:1");
    }

    [Fact]
    public async Task A_repeated_change_stops_nothing()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(Push("a", 0));
        await dispatcher.DispatchAsync(Push("b", 1));

        var again = await dispatcher.DispatchAsync(Push("a", 0));

        again.Builds[0].Outcome.Should().Be(DispatchOutcome.Duplicate);
        starter.Stopped.Should().Equal("ci:1");
    }

    [Fact]
    public async Task Builds_of_other_branches_repositories_accounts_and_pull_requests_are_not_stopped()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(Push("a", 0));
        await dispatcher.DispatchAsync(Given.Push("develop") with { Time = Moment.AddSeconds(1) });
        await dispatcher.DispatchAsync(Push("a", 2) with { RepositoryName = "shop" });
        await dispatcher.DispatchAsync(Push("a", 3) with { Account = "444455556666" });
        await dispatcher.DispatchAsync(Given.Opened() with { Time = Moment });
        await dispatcher.DispatchAsync(Given.Opened() with { Time = Moment.AddSeconds(1), PullRequestId = "8" });

        starter.Requests.Should().HaveCount(6);
        starter.Stopped.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_revision_of_a_pull_request_stops_the_build_of_the_previous_revision()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(Given.Opened() with { Time = Moment, RevisionId = "1" });
        await dispatcher.DispatchAsync(Given.Updated() with { Time = Moment.AddMinutes(1), RevisionId = "2" });

        starter.Stopped.Should().Equal("pr:1");
    }

    [Fact]
    public async Task An_event_without_a_pull_request_or_a_reference_supersedes_nothing()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        foreach (var seconds in new[] { 0, 1 })
        {
            await dispatcher.DispatchAsync(new ApprovalRuleTemplateCreatedEvent { ApprovalRuleTemplateName = "two", Time = Moment.AddSeconds(seconds) });
        }

        starter.Requests.Should().HaveCount(2);
        starter.Stopped.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_CancelSuperseded_nothing_is_stopped()
    {
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))), starter);
        await dispatcher.DispatchAsync(Push("a", 0));
        await dispatcher.DispatchAsync(Push("b", 1));

        starter.Stopped.Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_that_cannot_be_stopped_does_not_affect_the_new_build()
    {
        var (failing, logger) = (new RecordingBuildStarter { StopFailure = new InvalidOperationException("no") }, new RecordingLogger());
        var dispatcher = new BuildDispatcher(Rules, failing, new() { Logger = logger });
        await dispatcher.DispatchAsync(Push("a", 0));

        var second = await dispatcher.DispatchAsync(Push("b", 1));

        (second.Builds[0].Outcome, second.Builds[0].Stopped, second.HasFailures).Should().Be((DispatchOutcome.Started, null, false));
        logger.Lines.Should().Contain(line => line.Id == 11 && line.Level == LogLevel.Warning);
    }

    [Fact]
    public void The_description_of_a_rule_says_that_it_replaces_older_builds() =>
        Rules.Rules[0].ToString().Should().Contain("start ci at the commit, replacing an older build");

    private static ReferenceUpdatedEvent Push(string commit, int seconds) => Given.Push("main") with { CommitId = commit, Time = Moment.AddSeconds(seconds) };
}
