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
    public async Task ShouldHaveStarted_returns_the_request_of_a_started_build()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());

        starter.ShouldHaveStarted("checks").SourceVersion.Should().Be(FakeEvents.PullRequestCreated().SourceCommit);
        starter.ShouldNotHaveStarted("docs");
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task ShouldHaveStarted_fails_with_the_explanation_if_the_build_was_not_started()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new() { FilePath = "README.md" }] });

        var assertion = () => starter.ShouldHaveStarted("checks");

        assertion.Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*pullRequestCreated*checks*src/*found*README.md*");
    }

    [Fact]
    public async Task The_reason_why_a_build_was_not_started_can_be_asserted()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new() { FilePath = "README.md" }] });
        await DispatchAsync(FakeEvents.ReferenceDeleted());

        starter.ShouldNotHaveStarted("checks").Because("Touching");
        var wrongReason = () => starter.ShouldNotHaveStarted("checks").Because("into");

        wrongReason.Should().Throw<FakeAssertionException>().WithMessage("Expected no build of checks because of into, but that is not the reason of every rule: it is touching (a change of src/**).*README.md*");
    }

    [Fact]
    public async Task A_failed_reason_suggests_only_reasons_that_pass()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest("checks", pr => pr.InRepository("shop-*").StartBuild("shop-ci"))
            .OnComment("command", comment => comment.InRepository("shop-*").Saying("/build").StartBuild("shop-ci")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated() with { RepositoryName = "payments-api" });

        var wrong = () => starter.ShouldNotHaveStarted("shop-ci").Because("OnPullRequest");

        wrong.Should().Throw<FakeAssertionException>().WithMessage("*that is not the reason of every rule: it is inRepository (repository shop-*).*");
        starter.ShouldNotHaveStarted("shop-ci").Because("InRepository");
    }

    [Fact]
    public async Task If_no_reason_applies_to_every_rule_the_reasons_are_listed_by_rule()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest("checks", pr => pr.StartBuild("shop-ci"))
            .OnTag("publish", tag => tag.StartBuild("shop-ci")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated());

        var wrong = () => starter.ShouldNotHaveStarted("shop-ci").Because("OnPullRequest");

        wrong.Should().Throw<FakeAssertionException>()
            .WithMessage("*that is not the reason of every rule: it is onPullRequest (*) for rule checks, and onTag (*) for rule publish.*");
    }

    [Fact]
    public async Task The_name_of_a_rule_that_stopped_processing_is_a_reason()
    {
        await DispatchAsync(FakeEvents.ReferenceCreated() with { Reference = GitReference.Branch("draft/x") });

        starter.ShouldNotHaveStarted("branches").Because("drafts");
        ((Action)(() => starter.ShouldNotHaveStarted("branches").Because("branch"))).Should().Throw<FakeAssertionException>()
            .WithMessage("*that is not the reason of every rule: it is drafts.*branches: not tried because drafts matched*");
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
    public async Task A_reason_has_the_name_of_its_condition(string reason, ServiceEvent serviceEvent, BuildRules rules)
    {
        await new BuildDispatcher(rules, starter).DispatchAsync(serviceEvent);

        starter.ShouldNotHaveStarted("x").Because(reason);
        ((Action)(() => starter.ShouldNotHaveStarted("x").Because("Modifying"))).Should().Throw<FakeAssertionException>();
    }

    [Fact]
    public async Task An_assertion_fails_for_a_project_that_no_rule_starts()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { RepositoryName = "shop" });

        ((Action)(() => starter.ShouldNotHaveStarted("doc"))).Should().Throw<FakeAssertionException>().Which.Message.ReplaceLineEndings("\n").Should().Be(
            $"Expected no build of doc, but no rule starts that project at all.\n\npullRequestCreated shop pr/7 {FakeEvents.PullRequestCreated().SourceCommit![..12]}\n  no rule starts or notifies doc; the rules start checks, docs, branches");
    }

    [Fact]
    public async Task An_assertion_accepts_any_project_if_a_function_computes_the_project()
    {
        var rules = Given.Rules(all => all.OnPush("all", push => push.ToBranch("main").StartBuild(pushed => $"{pushed.RepositoryName}-ci")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated());

        starter.ShouldHaveStarted("payments-api-ci");
        starter.ShouldNotHaveStarted("shop-ci");
    }

    [Fact]
    public async Task A_skip_marker_is_a_reason()
    {
        var rules = Given.Rules(all => all.OnPush("x", it => it.WithoutSkipMarker("[skip ci]").StartBuild("x")));
        var dispatcher = new BuildDispatcher(rules, starter, new() { Commits = new Dispatching.FakeCommitProvider { Commit = new() { Message = "Fix [skip ci]" } } });
        await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated());

        starter.ShouldNotHaveStarted("x").Because("WithoutSkipMarker");
    }

    [Fact]
    public async Task A_failed_assertion_lists_builds_that_were_started_before()
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
    public async Task A_rule_that_throws_fails_the_assertions_that_nothing_was_started()
    {
        var rules = Given.Rules(all => all.OnPush("broken", it => it.Where(_ => throw new InvalidOperationException("oops")).StartBuild("checks")));
        await new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.ReferenceUpdated());

        foreach (var assertion in new Action[]
        {
            () => starter.ShouldNotHaveStarted("checks"), () => starter.ShouldHaveStartedNothing(), () => rules.ShouldStart(new ExpectedBuilds { FakeEvents.ReferenceUpdated() }),
        })
        {
            assertion.Should().Throw<FakeAssertionException>().WithMessage("*The rule broken threw InvalidOperationException: oops*");
        }
    }

    [Fact]
    public async Task A_configured_failure_of_a_project_that_was_not_requested_is_reported()
    {
        starter.FailPermanently("chekcs").FailPermanently("checks");
        await DispatchAsync(FakeEvents.PullRequestCreated());

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>()
            .Which.Message.Should().Contain("The start of chekcs is configured to fail, but it was not requested.").And.NotContain("start of checks is");
    }

    [Fact]
    public async Task An_incomplete_list_of_files_is_not_reported_as_empty()
    {
        await new BuildDispatcher(Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPullRequest("x", pr => pr.Touching("src/**").StartBuild("x"))), starter)
            .DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [] });

        ((Action)(() => starter.ShouldHaveStarted("x"))).Should().Throw<FakeAssertionException>().WithMessage("*a change of src/**, found files that are not listed*");
    }

    [Fact]
    public async Task The_message_stays_short_for_many_events()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            await DispatchAsync(FakeEvents.ReferenceUpdated(seed));
            await DispatchAsync(FakeEvents.ApprovalRuleTemplateCreated(seed));
        }

        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>().Which.Message.Split('\n').Should().HaveCountLessThan(40);
    }

    [Fact]
    public async Task A_build_whose_response_was_lost_is_found_again()
    {
        starter.LoseResponse(times: 1);
        var dispatcher = new BuildDispatcher(Rules, starter);

        var first = (await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0];
        var second = (await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0];

        (first.Outcome, ((BuildStartException)first.Failure!).MayHaveStarted).Should().Be((DispatchOutcome.Failed, true));
        second.Started.Should().Be(starter.Builds.Should().ContainSingle().Which);
        starter.ShouldHaveStarted("checks", times: 1).Should().ContainSingle();
        ((Action)(() => starter.ShouldHaveStarted("checks", times: 2))).Should().Throw<FakeAssertionException>().WithMessage("Expected 2 builds of checks, but found builds of checks.*");
        ((Action)(() => starter.ShouldHaveStarted("docs", times: 1))).Should().Throw<FakeAssertionException>().WithMessage("Expected 1 build of docs, but *");
    }

    [Fact]
    public async Task Only_a_running_build_is_stopped()
    {
        var ended = await starter.StartAsync(new() { ProjectName = "checks" });
        starter.Complete(ended, BuildStatus.Succeeded);

        await starter.StopAsync(ended);
        await starter.StopAsync(new StartedBuild { BuildId = "checks:0" });

        starter.Stopped.Should().BeEmpty();
    }

    [Fact]
    public async Task A_phase_event_lists_the_earlier_phases_and_the_running_one()
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
    public async Task A_message_contains_only_the_relevant_rules()
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
    public void An_assertion_that_nothing_was_started_fails_if_no_event_was_dispatched()
    {
        Action[] assertions = [() => starter.ShouldNotHaveStarted("checks"), () => starter.ShouldHaveStartedNothing()];

        foreach (var assertion in assertions)
        {
            assertion.Should().Throw<FakeAssertionException>().WithMessage("Expected no build*, but no event was dispatched. If another starter wraps the fake starter, *Observer*");
        }

        starter.ShouldNotHaveStarted("checks", allowNoEvent: true);
        starter.ShouldHaveStartedNothing(allowNoEvent: true);
    }

    [Fact]
    public async Task A_fake_starter_that_another_starter_wraps_explains_decisions_if_it_is_the_observer()
    {
        var dispatcher = new BuildDispatcher(Rules, new Wrapper(starter), new() { Observer = starter });

        await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated());

        starter.ShouldHaveStarted("docs");
        starter.ShouldNotHaveStarted("branches").Because("ToBranch");
        starter.Complete("docs", BuildStatus.Succeeded)[^1].Time.Should().BeAfter(FakeEvents.ReferenceUpdated().Time!.Value);
        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>().WithMessage("*checks: expected a pull request*");
    }

    [Fact]
    public async Task ShouldHaveStartedNothing_fails_if_a_build_was_started()
    {
        starter.ShouldHaveStartedNothing(allowNoEvent: true);
        await DispatchAsync(FakeEvents.PullRequestCreated());

        ((Action)(() => starter.ShouldHaveStartedNothing())).Should().Throw<FakeAssertionException>().WithMessage("Expected no build, but found builds of checks.*");
        ((Action)(() => starter.ShouldNotHaveStarted("checks"))).Should().Throw<FakeAssertionException>().WithMessage("Expected no build of checks, but found builds of checks.*");
        starter.Clear();
        starter.ShouldHaveStartedNothing(allowNoEvent: true);
        (starter.Requests.Count, starter.Stopped.Count, starter.Decisions.Count).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task FailTransiently_fails_the_given_number_of_starts()
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
    public async Task FailPermanently_fails_the_starts_of_the_given_project_only()
    {
        starter.FailPermanently("checks");

        (await DispatchAsync(FakeEvents.PullRequestCreated())).Builds[0].CanBeRetried.Should().BeFalse();
        (await DispatchAsync(FakeEvents.ReferenceUpdated())).Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
        ((Action)(() => starter.ShouldHaveStarted("checks"))).Should().Throw<FakeAssertionException>()
            .WithMessage("*but found builds of docs.*checks: not started: The fake starter is configured to fail permanently.*");
    }

    [Fact]
    public async Task FailAfter_fails_starts_after_the_given_number_of_successes()
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
    public async Task A_known_token_returns_its_build_and_many_threads_start_each_build_once()
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
    public async Task Complete_returns_the_events_of_a_build_with_its_environment(BuildStatus status)
    {
        var opened = FakeEvents.PullRequestCreated() with { RepositoryName = "shop", PullRequestId = "99" };
        await DispatchAsync(opened);

        var played = starter.Complete("checks", status);

        var (begun, ended) = ((BuildStateChangeEvent)played[0], (BuildStateChangeEvent)played[^1]);
        (begun.BuildStatus, begun.BuildId, begun.Information!.BuildComplete).Should().Be((BuildStatus.InProgress, begun.BuildArn.Resource!["build/".Length..], false));
        (ended.BuildStatus, ended.BuildId, ended.Information!.BuildComplete, ended.Information.Source!.RepositoryName).Should().Be((status, begun.BuildId, true, "shop"));
        (ended.Information.FailedPhase?.PhaseType).Should().Be(status == BuildStatus.Succeeded ? null : BuildPhaseType.Build);
        played.OfType<BuildPhaseChangeEvent>().Select(phase => phase.CompletedPhase).Should().StartWith([BuildPhaseType.Submitted, BuildPhaseType.Queued])
            .And.HaveCount(status == BuildStatus.Succeeded || status == BuildStatus.Failed ? 10 : 7, "a stopped build runs no phase after BUILD");
        var cause = BuildCause.FromEnvironment((BuildEvent)EventParser.Parse(FakePayloads.EventBridgeToLambda(ended))[0].Event);
        (cause!.PullRequestId, cause.Commit, cause.Repository).Should().Be(("99", opened.SourceCommit, "shop"));
    }

    [Fact]
    public async Task A_build_starts_after_the_event_that_requested_it()
    {
        var time = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        await DispatchAsync(FakeEvents.PullRequestCreated() with { Time = time });

        starter.Complete("checks", BuildStatus.Failed)[0].Time.Should().BeAfter(time).And.BeBefore(time.AddMinutes(1));
    }

    [Fact]
    public async Task Each_of_several_builds_can_be_completed()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated() with { PullRequestId = "1" });
        await DispatchAsync(FakeEvents.PullRequestCreated() with { PullRequestId = "2" });

        starter.Builds.Select(build => BuildCause.FromEnvironment(starter.Complete(build, BuildStatus.Succeeded)[^1])!.PullRequestId).Should().Equal("1", "2");
        ((Action)(() => starter.Complete(new StartedBuild { BuildId = "checks:0" }, BuildStatus.Failed))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.Complete("checks", BuildStatus.Failed))).Should().Throw<InvalidOperationException>().WithMessage("The build checks:* has already ended with the status SUCCEEDED.");
    }

    [Fact]
    public async Task A_stopped_build_ends_as_stopped_and_a_batch_build_sends_no_events()
    {
        var stopped = await starter.StartAsync(new() { ProjectName = "checks" });
        await starter.StartAsync(new() { ProjectName = "batch", IsBatch = true });
        await starter.StopAsync(stopped);

        ((Action)(() => starter.Complete("checks", BuildStatus.Succeeded))).Should().Throw<InvalidOperationException>().WithMessage("*has already ended with the status STOPPED.");
        ((Action)(() => starter.Complete("checks", new BuildStatus("ODD")))).Should().Throw<ArgumentException>().WithMessage("CodeBuild has no such status.*");
        starter.Complete("checks", BuildStatus.Stopped)[^1].Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.Stopped);
        ((Action)(() => starter.Complete("batch", BuildStatus.Succeeded))).Should().Throw<InvalidOperationException>().WithMessage("CodeBuild sends no events for a batch build itself.");
    }

    [Fact]
    public async Task A_build_in_progress_sends_only_its_first_event()
    {
        await DispatchAsync(FakeEvents.PullRequestCreated());

        starter.Complete("checks", BuildStatus.InProgress).Should().ContainSingle().Which.Should().BeOfType<BuildStateChangeEvent>().Which.BuildStatus.Should().Be(BuildStatus.InProgress);
    }

    [Fact]
    public void A_build_that_was_not_started_cannot_be_completed() =>
        starter.Invoking(it => it.Complete("checks", BuildStatus.Failed)).Should().Throw<FakeAssertionException>().WithMessage("Expected a build of checks, but found none.*No event was dispatched.");

    [Fact]
    public void An_invalid_argument_throws()
    {
        ((Action)(() => starter.FailTransiently(times: 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.FailAfter(-1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.WithDelay(TimeSpan.FromTicks(-1)))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks", allowNoEvent: true).Because(""))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.ShouldNotHaveStarted("checks", allowNoEvent: true).Because("into"))).Should().Throw<FakeAssertionException>().WithMessage("*but no event was dispatched.*");
        ((Action)(() => starter.ShouldHaveStarted(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => starter.ShouldHaveStarted(""))).Should().Throw<ArgumentException>();
        ((Action)(() => starter.ShouldHaveStarted("checks", times: 0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => starter.FailPermanently(""))).Should().Throw<ArgumentException>();
    }

    /// <summary>A starter of an application around the fake starter.</summary>
    private sealed class Wrapper(IBuildStarter inner) : IBuildStarter
    {
        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) => inner.StartAsync(request, cancellationToken);

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => inner.StopAsync(build, cancellationToken);
    }

    private Task<DispatchedEvent> DispatchAsync(CodeCommitEvents.Events.ServiceEvent serviceEvent) => new BuildDispatcher(Rules, starter).DispatchAsync(serviceEvent);
}
