using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeBuildStarterTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPullRequest("checks", pr => pr.Into("main").Touching("src/**").StartBuild("checks"))
        .OnPush("docs", push => push.ToBranch("main").StartBuild("docs"))
        .OnPush("drafts", push => push.ToBranch("draft/**").Ignore())
        .OnPush("branches", push => push.ToBranch("**", "!main").StartBuild("branches")));

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

        assertion.Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*pullRequestCreated*checks*src/*found*README.md*");
    }

    [Fact]
    public async Task The_reason_why_a_build_was_not_started_is_asserted()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new() { FilePath = "README.md" }] });
        await DispatchAsync(FakeEvents.ReferenceDeleted());

        starter.ShouldNotHaveStarted("checks").Because("Touching");
        var wrongReason = () => starter.ShouldNotHaveStarted("checks").Because("into");

        wrongReason.Should().Throw<FakeAssertionException>().WithMessage("Expected no build of checks because of into, but that is not the reason: it is touching (a change of src/**).*README.md*");
    }

    [Fact]
    public async Task A_rule_that_ended_the_search_is_a_reason_by_its_name()
    {
        await DispatchAsync(FakeEvents.ReferenceCreated() with { Reference = GitReference.Branch("draft/x") });

        starter.ShouldNotHaveStarted("branches").Because("drafts");
        ((Action)(() => starter.ShouldNotHaveStarted("branches").Because("branch"))).Should().Throw<FakeAssertionException>()
            .WithMessage("*that is not the reason: it is drafts.*branches: not tried because drafts matched*");
    }

    public static TheoryData<string, ServiceEvent, BuildRules> Reasons => new()
    {
        { "InRepository", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.InRepository("other").StartBuild("x"))) },
        { "inrepository", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.InRepository("other").StartBuild("x"))) },
        { "InRegion", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.InRegion("us-*").StartBuild("x"))) },
        { "ToBranch", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.ToBranch("other").StartBuild("x"))) },
        { "ByMerge", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.ByMerge().StartBuild("x"))) },
        { "By", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.By(CallerPattern.Role("other")).StartBuild("x"))) },
        { "Where", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPush("x", it => it.Where(push => push.Time is null).StartBuild("x"))) },
        { "WithName", FakeEvents.TagCreated(), Given.Rules(all => all.OnTag("x", it => it.WithName("other").StartBuild("x"))) },
        { "Into", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.Into("other").StartBuild("x"))) },
        { "AuthoredBy", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.AuthoredBy(CallerPattern.Role("other")).StartBuild("x"))) },
        { "TitleContaining", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.TitleContaining("other").StartBuild("x"))) },
        { "OnlyTouching", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.OnlyTouching("other").StartBuild("x"))) },
        { "anyOf", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.AnyOf(one => one.Into("other"), one => one.From("other")).StartBuild("x"))) },
        { "From", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.AnyOf(one => one.Into("other"), one => one.From("other")).StartBuild("x"))) },
        { "Unless", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.Unless(one => one.Into("main")).StartBuild("x"))) },
        { "Saying", FakeEvents.CommentOnPullRequestCreated(), Given.Rules(all => all.OnComment("x", it => it.Saying("/build").StartBuild("x"))) },
        { "WithCommand", FakeEvents.CommentOnPullRequestCreated(), Given.Rules(all => all.OnComment("x", it => it.WithCommand("/build").StartBuild("x"))) },
        { "TextMatching", FakeEvents.CommentOnPullRequestCreated(), Given.Rules(all => all.OnComment("x", it => it.TextMatching("build").StartBuild("x"))) },
        { "OnCommit", FakeEvents.CommentOnPullRequestCreated(), Given.Rules(all => all.OnComment("x", it => it.OnCommit().StartBuild("x"))) },
        { "Opened", FakeEvents.PullRequestStatusChanged(), Given.Rules(all => all.OnPullRequest("x", it => it.Opened().StartBuild("x"))) },
        { "Approved", FakeEvents.PullRequestStatusChanged(), Given.Rules(all => all.OnPullRequest("x", it => it.AnyOf(one => one.Approved(), one => one.Into("other").Closed()).StartBuild("x"))) },
        { "When", FakeEvents.PullRequestStatusChanged(), Given.Rules(all => all.OnPullRequest("x", it => it.When(PullRequestActivity.Opened, PullRequestActivity.Merged).StartBuild("x"))) },
        { "OnPush", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPush("x", it => it.StartBuild("x"))) },
        { "OnPullRequest", FakeEvents.ReferenceUpdated(), Given.Rules(all => all.OnPullRequest("x", it => it.StartBuild("x"))) },
        { "Moved", FakeEvents.TagCreated(), Given.Rules(all => all.OnTag("x", it => it.Moved().StartBuild("x"))) },
        { "TitleContaining", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.Unless(one => one.TitleContaining("add")).StartBuild("x"))) },
        { "Into", FakeEvents.PullRequestCreated(), Given.Rules(all => all.OnPullRequest("x", it => it.Unless(one => one.Into("main").From("feature/**")).StartBuild("x"))) },
        { "OfProject", FakeEvents.BuildStateChange(BuildStatus.Failed), Given.Rules(all => all.OnFinishedBuild("x", it => it.OfProject("other").StartBuild("x"))) },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_reason_is_called_as_its_condition_is_written(string reason, ServiceEvent serviceEvent, BuildRules rules)
    {
        await new BuildDispatcher(rules, starter).DispatchAsync(serviceEvent);

        starter.ShouldNotHaveStarted("x").Because(reason);
        ((Action)(() => starter.ShouldNotHaveStarted("x").Because("Modifying"))).Should().Throw<FakeAssertionException>();
    }

    [Fact]
    public async Task A_project_that_no_rule_starts_is_a_mistake()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { RepositoryName = "shop" });

        ((Action)(() => starter.ShouldNotHaveStarted("doc"))).Should().Throw<FakeAssertionException>().Which.Message.ReplaceLineEndings("\n").Should().Be(
            $"Expected no build of doc, but no rule starts that project at all.\n\npullRequestCreated shop pr/7 {FakeEvents.PullRequestCreated().SourceCommit![..12]}\n  no rule starts doc; the rules start checks, docs, branches");
    }

    [Fact]
    public async Task A_project_that_a_function_names_may_be_any()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push.ToBranch("main").StartBuild(pushed => $"{pushed.RepositoryName}-ci")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated());

        starter.ShouldHaveStarted("payments-api-ci");
        starter.ShouldNotHaveStarted("shop-ci");
    }

    [Fact]
    public async Task A_marker_that_keeps_a_build_away_is_a_reason()
    {
        var rules = Given.Rules(all => all.OnPush("x", it => it.WithoutSkipMarker("[skip ci]").StartBuild("x")));
        var dispatcher = new BuildDispatcher(rules, starter, new() { Commits = new Dispatching.FakeCommitProvider { Commit = new() { Message = "Fix [skip ci]" } } });
        await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated());

        starter.ShouldNotHaveStarted("x").Because("WithoutSkipMarker");
    }

    [Fact]
    public async Task A_build_that_was_started_before_or_given_up_is_named()
    {
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());
        starter.Clear();
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>()
            .WithMessage("Expected a build of checks, but found none.*checks: started before, checks:* (2 times)*");
    }

    [Fact]
    public async Task A_rule_that_throws_does_not_pass_for_one_that_starts_nothing()
    {
        var rules = Given.Rules(all => all.OnPush("broken", it => it.Where(_ => throw new InvalidOperationException("oops")).StartBuild("checks")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated());

        foreach (var assertion in new Action[]
        {
            () => starter.ShouldNotHaveStarted("checks"), starter.ShouldHaveStartedNothing, () => rules.ShouldStart(new ExpectedBuilds { FakeEvents.ReferenceUpdated() }),
        })
        {
            assertion.Should().Throw<FakeAssertionException>().WithMessage("*The rule broken threw InvalidOperationException: oops*");
        }
    }

    [Fact]
    public async Task A_failure_of_a_project_that_nobody_asked_for_is_named()
    {
        starter.FailPermanently("chekcs").FailPermanently("checks");
        await DispatchAsync(FakeEvents.PullRequestCreated());

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>()
            .Which.Message.Should().Contain("The start of chekcs is configured to fail, but it was not requested.").And.NotContain("start of checks is");
    }

    [Fact]
    public async Task A_list_of_files_that_is_cut_short_is_not_called_empty()
    {
        await new BuildDispatcher(Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPullRequest("x", pr => pr.Touching("src/**").StartBuild("x"))), starter)
            .DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [] });

        ((Action)(() => starter.ShouldHaveStarted("x"))).Should().Throw<FakeAssertionException>().WithMessage("*a change of src/**, found files that are not listed*");
    }

    [Fact]
    public async Task Many_events_make_no_long_message()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            await DispatchAsync(FakeEvents.ReferenceUpdated(seed));
            await DispatchAsync(FakeEvents.ApprovalRuleTemplateCreated(seed));
        }

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>().Which.Message.Split('\n').Should().HaveCountLessThan(40);
    }

    [Fact]
    public async Task A_build_without_an_answer_was_started_and_is_found_again()
    {
        starter.LoseResponse(times: 1);
        var dispatcher = new BuildDispatcher(Rules, starter);

        var first = (await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0];
        var second = (await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0];

        (first.Outcome, ((BuildStartException)first.Failure!).MayHaveStarted).Should().Be((DispatchOutcome.Failed, true));
        second.Started.Should().Be(starter.Builds.Should().ContainSingle().Which);
        starter.ShouldHaveStarted("checks", times: 1).Should().ContainSingle();
        ((Action)(() => starter.ShouldHaveStarted("checks", times: 2))).Should().Throw<FakeAssertionException>().WithMessage("Expected 2 builds of checks, but found builds of checks.*");
    }

    [Fact]
    public async Task Only_a_build_that_runs_is_stopped()
    {
        var ended = await starter.StartAsync(new() { ProjectName = "checks" });
        starter.Complete(ended, BuildStatus.Succeeded);

        await starter.StopAsync(ended);
        await starter.StopAsync(new StartedBuild { BuildId = "checks:0" });

        starter.Stopped.Should().BeEmpty();
    }

    [Fact]
    public async Task A_phase_tells_of_those_before_it_and_of_the_one_that_runs()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());
        await DispatchAsync(FakeEvents.PullRequestCreated(seed: 1));

        var played = starter.Complete("checks", BuildStatus.Failed);

        var submitted = (BuildPhaseChangeEvent)played[1];
        submitted.Information!.Phases!.Select(phase => (phase.PhaseType, phase.EndTime is null)).Should().Equal((BuildPhaseType.Submitted, false), (BuildPhaseType.Queued, true));
        (submitted.CompletedPhaseContext, submitted.Information.BuildNumber).Should().Be(("[]", 2));
        played.OfType<BuildPhaseChangeEvent>().Last().Information!.Phases.Should().Equal(((BuildStateChangeEvent)played[^1]).Information!.Phases!);
        FakeEvents.BuildPhaseChange().Information!.Phases!.Should().BeSubsetOf([.. FakeEvents.BuildStateChange(BuildStatus.Succeeded).Information!.Phases!, new() { PhaseType = BuildPhaseType.PostBuild, StartTime = FakeEvents.BuildPhaseChange().CompletedPhaseEnd }]);
    }

    [Fact]
    public async Task A_message_has_the_rules_that_matter_and_no_others()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { RepositoryName = "shop", ChangedFiles = [new() { FilePath = "README.md" }] });
        await DispatchAsync(FakeEvents.ReferenceDeleted());

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>().Which.Message.ReplaceLineEndings("\n").Should().Be(
            $"""
            Expected a build of checks, but found none.

            pullRequestCreated shop pr/7 {FakeEvents.PullRequestCreated().SourceCommit![..12]}
              checks: not matched
                yes a pull request
                yes opened or updated
                yes destination main
                yes a commit to build
                no  a change of src/**, found README.md

            referenceDeleted payments-api branch/feature/refunds
              checks: expected a pull request, found referenceDeleted of refs/heads/feature/refunds
            """.ReplaceLineEndings("\n"));
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
        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>()
            .WithMessage("*but found builds of docs.*checks: not started: The fake starter is configured to fail permanently.*");
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
        starter.WithDelay(TimeSpan.FromMinutes(1));

        var start = () => starter.StartAsync(new() { ProjectName = "checks" }, new CancellationTokenSource(TimeSpan.FromMilliseconds(20)).Token);

        await start.Should().ThrowAsync<OperationCanceledException>();
        (starter.Started.Count, starter.Requests.Count).Should().Be((0, 1));
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

        var played = starter.Complete("checks", status);

        var (begun, ended) = ((BuildStateChangeEvent)played[0], (BuildStateChangeEvent)played[^1]);
        (begun.BuildStatus, begun.BuildId, begun.Information!.BuildComplete).Should().Be((BuildStatus.InProgress, begun.BuildArn.Resource!["build/".Length..], false));
        (ended.BuildStatus, ended.BuildId, ended.Information!.BuildComplete, ended.Information.Source!.RepositoryName).Should().Be((status, begun.BuildId, true, "shop"));
        (ended.Information.FailedPhase?.PhaseType).Should().Be(status == BuildStatus.Succeeded ? null : BuildPhaseType.Build);
        played.OfType<BuildPhaseChangeEvent>().Select(phase => phase.CompletedPhase).Should().StartWith([BuildPhaseType.Submitted, BuildPhaseType.Queued])
            .And.HaveCount(status == BuildStatus.Succeeded || status == BuildStatus.Failed ? 10 : 7, "a build that is stopped runs nothing behind BUILD");
        var cause = BuildCause.FromEnvironment((BuildEvent)EventParser.Parse(FakePayloads.EventBridgeToLambda(ended))[0].Event);
        (cause!.PullRequestId, cause.Commit, cause.Repository).Should().Be(("99", opened.SourceCommit, "shop"));
    }

    [Fact]
    public async Task A_build_begins_after_the_event_that_it_is_for()
    {
        var time = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        await DispatchAsync(FakeEvents.PullRequestCreated() with { Time = time });

        starter.Complete("checks", BuildStatus.Failed)[0].Time.Should().BeAfter(time).And.BeBefore(time.AddMinutes(1));
    }

    [Fact]
    public async Task Each_of_several_builds_has_its_end()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { PullRequestId = "1" });
        await DispatchAsync(FakeEvents.PullRequestCreated() with { PullRequestId = "2" });

        starter.Builds.Select(build => BuildCause.FromEnvironment(starter.Complete(build, BuildStatus.Succeeded)[^1])!.PullRequestId).Should().Equal("1", "2");
        ((Action)(() => starter.Complete(new StartedBuild { BuildId = "checks:0" }, BuildStatus.Failed))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.Complete("checks", BuildStatus.Failed))).Should().Throw<InvalidOperationException>().WithMessage("The build checks:* has ended as SUCCEEDED.");
    }

    [Fact]
    public async Task A_build_that_was_stopped_ends_so_and_a_batch_sends_nothing()
    {
        var stopped = await starter.StartAsync(new() { ProjectName = "checks" });
        await starter.StartAsync(new() { ProjectName = "batch", IsBatch = true });
        await starter.StopAsync(stopped);

        ((Action)(() => starter.Complete("checks", BuildStatus.Succeeded))).Should().Throw<InvalidOperationException>().WithMessage("*has ended as STOPPED.");
        ((Action)(() => starter.Complete("checks", new BuildStatus("ODD")))).Should().Throw<ArgumentException>().WithMessage("CodeBuild has no such status.*");
        starter.Complete("checks", BuildStatus.Stopped)[^1].Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.Stopped);
        ((Action)(() => starter.Complete("batch", BuildStatus.Succeeded))).Should().Throw<InvalidOperationException>().WithMessage("CodeBuild sends no events for a batch build itself.");
    }

    [Fact]
    public async Task A_build_in_progress_has_only_begun()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());

        starter.Complete("checks", BuildStatus.InProgress).Should().ContainSingle().Which.Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.InProgress);
    }

    [Fact]
    public void A_build_that_was_not_started_cannot_be_played_on() =>
        starter.Invoking(it => it.Complete("checks", BuildStatus.Failed)).Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*No event was dispatched.");

    [Fact]
    public void A_mistake_throws_at_once()
    {
        ((Action)(() => starter.FailTransiently(times: 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.FailAfter(-1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.WithDelay(TimeSpan.FromTicks(-1)))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks").Because(""))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks").Because("into"))).Should().Throw<FakeAssertionException>().WithMessage("*but no event was dispatched.*");
        ((Action)(() => starter.ShouldHaveStarted(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => starter.ShouldHaveStarted(""))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.ShouldHaveStarted("checks", times: 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.FailPermanently(""))).Should().Throw<ArgumentException>();
    }

    private Task<DispatchedEvent> DispatchAsync(CodeCommitEvents.Events.ServiceEvent serviceEvent) => new BuildDispatcher(Rules, starter).DispatchAsync(serviceEvent);
}
