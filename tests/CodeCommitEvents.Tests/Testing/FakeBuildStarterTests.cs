using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeBuildStarterTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPullRequest("checks", pr => pr.Into("main").Touching("src/**").StartBuild("checks"))
        .OnPush("docs", push => push.ToBranch("main").StartBuild("docs")));

    private readonly FakeBuildStarter starter = new();

    [Fact]
    public async Task A_build_that_was_started_is_asserted_and_looked_at()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());

        starter.ShouldHaveStarted("checks").SourceVersion.Should().Be(FakeEvents.PullRequestCreated().SourceCommit);
        starter.ShouldNotHaveStarted("docs");
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_build_that_was_not_started_fails_the_test_with_the_explanation()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new() { FilePath = "README.md" }] });

        var assertion = () => starter.ShouldHaveStarted("checks");

        assertion.Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*pullRequestCreated*checks*expected*src/*met*README.md*");
    }

    [Fact]
    public async Task The_reason_why_a_build_was_not_started_is_asserted()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new() { FilePath = "README.md" }] });
        await DispatchAsync(FakeEvents.ReferenceDeleted());

        starter.ShouldNotHaveStarted("checks").Because("Touching");
        var wrongReason = () => starter.ShouldNotHaveStarted("checks").Because("into");
        var noRule = () => starter.ShouldNotHaveStarted("unknown").Because("into");

        wrongReason.Should().Throw<FakeAssertionException>().WithMessage("Expected no build of checks because of into, but that is not the reason: not met are touching.*README.md*");
        noRule.Should().Throw<FakeAssertionException>().WithMessage("Expected no build of unknown because of into, but no rule starts that project.*");
    }

    [Fact]
    public async Task Nothing_started_is_asserted()
    {
        starter.ShouldHaveStartedNothing();
        await DispatchAsync(FakeEvents.PullRequestCreated());

        ((Action)starter.ShouldHaveStartedNothing).Should().Throw<FakeAssertionException>().WithMessage("Expected no build, but found builds of checks.*");
        ((Action)(() => starter.ShouldNotHaveStarted("checks"))).Should().Throw<FakeAssertionException>().WithMessage("Expected no build of checks, but found builds of checks.*");
        starter.Clear();
        starter.ShouldHaveStartedNothing();
        (starter.Requests.Count, starter.Stopped.Count, starter.Decisions.Count).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task Starts_fail_transiently_some_times()
    {
        starter.FailTransiently(times: 2);
        var dispatcher = new BuildDispatcher(Rules, starter);

        var outcomes = new List<DispatchOutcome>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            outcomes.Add((await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0].Outcome);
        }

        outcomes.Should().Equal(DispatchOutcome.Failed, DispatchOutcome.Failed, DispatchOutcome.Started, DispatchOutcome.Duplicate);
        (starter.Requests.Count, starter.Started.Count).Should().Be((3, 1));
    }

    [Fact]
    public async Task Starts_of_one_project_fail_permanently_and_those_of_another_do_not()
    {
        starter.FailPermanently("checks");

        (await DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0].CanBeRetried.Should().BeFalse();
        (await DispatchAsync(FakeEvents.ReferenceUpdated())).Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>().WithMessage("*but found builds of docs (2 were asked for).*");
    }

    [Fact]
    public async Task Starts_fail_after_some_that_went_well()
    {
        starter.FailAfter(2);

        var outcomes = new List<DispatchOutcome>();
        for (var seed = 0; seed < 3; seed++)
        {
            outcomes.Add((await DispatchAsync(FakeEvents.ReferenceUpdated(seed))).Builds[0].Outcome);
        }

        outcomes.Should().Equal(DispatchOutcome.Started, DispatchOutcome.Started, DispatchOutcome.Failed);
    }

    [Fact]
    public async Task A_slow_start_can_run_out_of_time()
    {
        starter.StartSlowly(TimeSpan.FromMinutes(1));

        var start = () => starter.StartAsync(new() { ProjectName = "checks" }, new CancellationTokenSource(TimeSpan.FromMilliseconds(20)).Token);

        await start.Should().ThrowAsync<OperationCanceledException>();
        starter.Started.Should().BeEmpty();
    }

    [Fact]
    public async Task A_known_token_is_answered_with_its_build_and_many_threads_start_each_build_once()
    {
        var builds = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() =>
            starter.StartAsync(new() { ProjectName = "checks", IdempotencyToken = $"{number % 20}" }))));

        starter.Started.Should().HaveCount(20);
        starter.Requests.Should().HaveCount(200);
        builds.Select(build => build.BuildId).Distinct(StringComparer.Ordinal).Should().HaveCount(20);
        (await starter.FindAsync(new() { ProjectName = "checks", IdempotencyToken = "7" }, default))!.BuildId.Should().BeOneOf(builds.Select(build => build.BuildId));
        await starter.StopAsync(builds[0]);
        starter.Stopped.Should().Equal(builds[0]);
    }

    public static TheoryData<BuildStatus> Ends => [BuildStatus.Succeeded, BuildStatus.Failed, BuildStatus.Stopped, BuildStatus.TimedOut];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_build_is_played_on_to_its_end_with_the_environment_that_was_sent(BuildStatus status)
    {
        var opened = FakeEvents.PullRequestCreated() with { RepositoryName = "shop", PullRequestId = "99" };
        await DispatchAsync(opened);

        var played = starter.PlayOn("checks", status);

        var (begun, ended) = ((BuildStateChangeEvent)played[0], (BuildStateChangeEvent)played[^1]);
        (begun.BuildStatus, begun.BuildId, begun.Information!.BuildComplete).Should().Be((BuildStatus.InProgress, begun.BuildArn.Resource!["build/".Length..], false));
        (ended.BuildStatus, ended.BuildId, ended.Information!.BuildComplete, ended.Information.Source!.RepositoryName).Should().Be((status, begun.BuildId, true, "shop"));
        (ended.Information.FailedPhase?.PhaseType).Should().Be(status == BuildStatus.Succeeded ? null : BuildPhaseType.Build);
        played.OfType<BuildPhaseChangeEvent>().Select(phase => phase.CompletedPhase).Should().StartWith([BuildPhaseType.Submitted, BuildPhaseType.Queued]).And.HaveCount(10);
        var cause = BuildCause.FromEnvironment((BuildEvent)CodeCommitEvents.Parsing.EventParser.Parse(FakePayloads.EventBridgeToLambda(ended))[0].Event);
        (cause!.PullRequestId, cause.Commit, cause.Repository).Should().Be(("99", opened.SourceCommit, "shop"));
    }

    [Fact]
    public async Task A_build_in_progress_has_only_begun()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());

        starter.PlayOn("checks", BuildStatus.InProgress).Should().ContainSingle().Which.Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.InProgress);
    }

    [Fact]
    public void A_build_that_was_not_started_cannot_be_played_on() =>
        starter.Invoking(it => it.PlayOn("checks", BuildStatus.Failed)).Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*No event was dispatched.");

    [Fact]
    public void A_mistake_throws_at_once()
    {
        ((Action)(() => starter.FailTransiently(times: 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.FailAfter(-1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.StartSlowly(TimeSpan.FromTicks(-1)))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks").Because(""))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks").Because("into"))).Should().Throw<FakeAssertionException>().WithMessage("*but nothing happened.*");
        ((Action)(() => starter.ShouldHaveStarted(null!))).Should().Throw<ArgumentNullException>();
    }

    private Task<DispatchedEvent> DispatchAsync(CodeCommitEvents.Events.ServiceEvent serviceEvent) => new BuildDispatcher(Rules, starter).DispatchAsync(serviceEvent);
}
