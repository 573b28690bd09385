using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static CodeCommitEvents.Tests.Rules.GivenCommands;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests what a dispatcher does for commands in comments.</summary>
public sealed class CommandDispatchTests : CommandTest
{
    [Fact]
    public async Task Build_starts_the_builds_with_the_cause_of_the_pull_request_and_answers_what_was_started()
    {
        var dispatched = await SayAsync("/build");

        dispatched.HasFailures.Should().BeFalse();
        Started.Should().Equal("payments-ci", "payments-lint");
        Starter.Requests.Should().OnlyContain(request => request.SourceVersion == Given.Commit && request.RuleName == "checks" && request.Account == "111122223333" && request.Region == "eu-west-1");
        CauseOf(0).Should().BeEquivalentTo(new
        {
            Event = "commentOnPullRequestCreated",
            Rule = "checks",
            Trigger = "pr/7",
            PullRequestId = "7",
            Revision = GivenCommands.Revision,
            SourceCommit = Given.Commit,
            Branch = "feature/refunds",
            CommentId = "c1",
            Actor = Given.Maintainer,
            BuildKey = new BuildKey { ProjectName = "payments-ci" },
            RequiredBuilds = new BuildKey[] { new() { ProjectName = "payments-ci" }, new() { ProjectName = "payments-lint" } },
        });
        Answers.Should().Equal("2 builds started\npayments-ci: started (payments-ci:1)\npayments-lint: started (payments-lint:2)");
        Channel.Sent[0].Should().BeEquivalentTo(new { RuleName = "commands", Subject = ActionSubject.PullRequest, Outcome = (BuildOutcome?)null, Event = new { CommentId = "c1" } });
        Asked.Should().Be(1);
        dispatched.ToString().Should().Contain("payments-ci: started").And.Contain("pull-request: notified");
    }

    [Fact]
    public async Task One_named_build_requires_all_builds_of_the_revision()
    {
        await SayAsync("/build payments-lint");

        Started.Should().Equal("payments-lint");
        CauseOf(0).RequiredBuilds.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_comment_that_is_delivered_again_starts_and_answers_nothing_again_and_a_second_comment_builds_again()
    {
        var dispatcher = Dispatcher();
        await dispatcher.DispatchAsync(Comment("/build payments-ci"));

        var again = await dispatcher.DispatchAsync(Comment("/build payments-ci"));
        (again.Builds[0].Outcome, again.Notifications[0].Outcome, again.HasFailures).Should().Be((DispatchOutcome.Duplicate, NotificationOutcome.Duplicate, false));
        Started.Should().ContainSingle();

        await dispatcher.DispatchAsync(Comment("/build payments-ci") with { CommentId = "c9", Time = Said.AddMinutes(1) });
        Started.Should().Equal("payments-ci", "payments-ci");
        Answers.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_comment_and_the_event_of_the_pull_request_do_not_share_a_build()
    {
        var dispatcher = Dispatcher();
        await dispatcher.DispatchAsync(GivenCommands.PullRequest() with { Time = Said });
        await dispatcher.DispatchAsync(Comment("/build"));

        Started.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_build_of_a_command_replaces_the_running_build_of_the_pull_request()
    {
        Rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("payments-ci", build => build.CancelSuperseded()))
            .OnComment(comment => comment.RunCommands("pull-request")));
        var dispatcher = Dispatcher();
        await dispatcher.DispatchAsync(GivenCommands.PullRequest() with { Time = Said.AddMinutes(-1) });

        await dispatcher.DispatchAsync(Comment("/build"));

        Starter.Stopped.Should().Equal("payments-ci:1");
    }

    [Fact]
    public async Task A_push_between_the_comment_and_its_handling_is_built()
    {
        PullRequest = PullRequest! with { SourceCommit = "newer", RevisionId = "r3" };

        await SayAsync("/build payments-ci");

        (Starter.Requests[0].SourceVersion, CauseOf(0).Revision).Should().Be(("newer", "r3"));
    }

    [Fact]
    public async Task A_provider_that_fails_fails_the_event_and_the_next_delivery_succeeds()
    {
        var dispatcher = Dispatcher();
        Failure = new InvalidOperationException("throttled");
        var failed = await dispatcher.DispatchAsync(Comment("/build"));

        (failed.HasFailures, failed.Decision.Failures.Count, Started.Count(), Answers.Count()).Should().Be((true, 1, 0, 0));
        failed.ToString().Should().Contain("Rule commands could not be tried, because the provider of PullRequest threw InvalidOperationException. The event fails, so that it is delivered again.")
            .And.NotContain("nearest");
        Logger.Lines.Select(line => line.Id).Should().NotContain(14, "no rule is nearest to a match");
        Logger.Lines.Select(line => line.Id).Should().Contain(26).And.NotContain(4);

        Failure = null;
        (await dispatcher.DispatchAsync(Comment("/build"))).HasFailures.Should().BeFalse();
        (Started.Count(), Answers.Count()).Should().Be((2, 1));
    }

    [Fact]
    public async Task An_unknown_pull_request_is_answered()
    {
        PullRequest = null;

        (await SayAsync("/build")).HasFailures.Should().BeFalse();

        Answers.Should().Equal("Pull request 7 is unknown\nit does not exist, or the dispatcher may not read it: its log says why");
    }

    [Fact]
    public async Task An_event_that_creates_no_revision_is_no_pull_request_for_commands()
    {
        PullRequest = FakeEvents.PullRequestStatusChanged();

        (await SayAsync("/build")).HasFailures.Should().BeTrue();

        Logger.Lines.Should().Contain(line => line.Id == 26 && line.Exception!.Message.Contains("PullRequestStatusChangedEvent, which creates no revision"));
    }

    [Fact]
    public async Task The_builds_of_a_rule_on_new_commits_can_be_started_and_tested_again_and_are_required_like_those_of_the_push()
    {
        Rules = Given.Rules(all => all
            .OnPullRequest("full", pr => pr.Opened().StartBuild("full-ci"))
            .OnPullRequest("quick", pr => pr.Updated().StartBuild("quick-ci"))
            .OnComment("commands", comment => comment.RunCommands("pull-request")));
        PullRequest = Given.Updated() with { RevisionId = Revision };
        var pushed = await Dispatcher().DispatchAsync(PullRequest);

        await SayAsync("/build");

        Started.Should().Equal("quick-ci", "quick-ci");
        CauseOf(1).RequiredBuilds.Should().Equal(CauseOf(0).RequiredBuilds);
        pushed.Builds.Should().ContainSingle();
    }

    [Fact]
    public async Task A_provider_that_returns_another_pull_request_starts_nothing()
    {
        PullRequest = PullRequest! with { PullRequestId = "8" };

        (await SayAsync("/build")).HasFailures.Should().BeTrue();

        Started.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_providers_the_answer_says_so_and_a_warning_names_the_rules_and_the_packages()
    {
        var dispatched = await Dispatcher(options => (options.PullRequests, options.PullRequestBuilds) = (null, null)).DispatchAsync(Comment("/build"));

        dispatched.HasFailures.Should().BeFalse();
        Answers.Should().Equal("Pull request 7 is unknown\nthe dispatcher has no provider, such as that of CodeCommitEvents.CodeCommit (AddCodeCommit)");
        Logger.RuleLines.Where(line => line.Id == 25).Select(line => line.Line).Should().SatisfyRespectively(
            line => line.Should().Contain("PullRequest").And.Contain("AddCodeCommit").And.EndWith("Rules: commands, readers"),
            line => line.Should().Contain("PullRequestBuilds").And.Contain("AddCodeBuild").And.EndWith("Rules: commands"));
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/biuld")]
    [InlineData("Looks good.")]
    public async Task No_provider_is_asked_if_the_comment_does_not_need_it(string text)
    {
        await SayAsync(text);

        (Asked, Queries.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task Retest_asks_for_the_builds_of_each_project_and_starts_the_failed_one()
    {
        Builds = [Build("payments-ci", 1, BuildStatus.Failed), Build("payments-lint", 1, BuildStatus.Succeeded), Build("payments-ci", 5, BuildStatus.Succeeded, cause: Cause("payments-ci") with { PullRequestId = "8" })];

        await SayAsync("/retest");

        Started.Should().Equal("payments-ci");
        Queries.Select(query => (query.ProjectName, query.IsBatch, query.RepositoryName, query.PullRequestId, query.Account, query.Region)).Should().Equal(
            ("payments-ci", false, Given.Repository, "7", "111122223333", "eu-west-1"), ("payments-lint", false, Given.Repository, "7", "111122223333", "eu-west-1"));
        Answers.Should().Equal("1 build started\npayments-ci: started (payments-ci:1)\npayments-lint: has succeeded (payments-lint:b1)");
    }

    [Fact]
    public async Task Unknown_builds_are_answered()
    {
        Builds = null;

        (await SayAsync("/cancel")).HasFailures.Should().BeFalse();

        Answers.Should().Equal("The builds of pull request 7 are unknown\nthe builds of a project could not be read: the log of the provider says why");
    }

    [Fact]
    public async Task Cancel_stops_running_builds_in_their_own_region_and_a_delivery_again_stops_no_newer_build()
    {
        Builds = [Running("payments-ci", 1)];
        var dispatcher = Dispatcher();

        var dispatched = await dispatcher.DispatchAsync(Comment("/cancel"));
        Builds = [Running("payments-ci", 11)];
        await dispatcher.DispatchAsync(Comment("/cancel"));

        Starter.Stopped.Should().Equal("payments-ci:b1");
        dispatched.Stops.Should().ContainSingle().Which.Build.Should().BeEquivalentTo(new { BuildId = "payments-ci:b1", IsBatch = false, Account = "111122223333", Region = "eu-west-1" });
        dispatched.ToString().Should().Contain("payments-ci:b1: stopped");
        Answers.Should().Equal("1 build stopped\npayments-ci:b1: stopped");
        Logger.Lines.Should().ContainSingle(line => line.Id == 49);
    }

    [Fact]
    public async Task Cancel_looks_in_the_projects_of_all_rules_that_can_start_builds_for_the_pull_request()
    {
        Rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.Into("main").StartBuild("ci"))
            .OnPullRequest(pr => pr.Approved().StartBuild("approved", build => build with { IsBatch = true }))
            .OnPullRequest(pr => pr.InRepository("other").StartBuild("of-another-repository"))
            .OnPush(push => push.StartBuild("of-a-push"))
            .OnComment(comment => comment.Saying("/deploy").StartBuild("deploy"))
            .OnComment(comment => comment.RunCommands("pull-request")));
        Builds = [Running("deploy", 1)];

        await SayAsync("/cancel");
        Builds = [];
        await Dispatcher().DispatchAsync(Comment("/cancel") with { CommentId = "c2" });

        Starter.Stopped.Should().Equal("deploy:b1");
        Queries.Take(3).Select(query => (query.ProjectName, query.IsBatch)).Should().Equal(("ci", false), ("approved", true), ("deploy", false));
        Answers.Last().Should().Be("No build of pull request 7 is running in the projects of the rules (ci, approved, deploy)");
    }

    [Fact]
    public async Task A_build_on_an_assumption_says_so_in_the_answer()
    {
        Rules = Given.Rules(all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")).OnComment(comment => comment.RunCommands("pull-request")));

        await SayAsync("/build");

        Answers.Should().Equal("1 build started\nci: started (ci:1) on an assumption, because facts are unknown: ChangedFiles");
    }

    [Fact]
    public async Task A_rule_of_your_own_takes_its_command_and_the_build_is_started_once()
    {
        Rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("ci"))
            .OnComment("own", comment => comment.By(CallerPattern.Role("maintainers")).Saying("/build").StartBuild("ci"))
            .OnComment("commands", comment => comment.RunCommands("pull-request")));

        var own = await SayAsync("/build");
        await Dispatcher().DispatchAsync(Comment("/build", Reader) with { CommentId = "c2" });
        await Dispatcher().DispatchAsync(Comment("/help") with { CommentId = "c3" });

        own.Builds.Should().ContainSingle().Which.Request.RuleName.Should().Be("own");
        own.Decision.Explanation.ToString().Should().Contain("commands: expected a comment on a pull request that says /build or /retest").And.Contain("found /build, a command of rule own");
        Started.Should().Equal("ci", "ci");
        Answers.First().Should().StartWith("1 build started", "the rule is not for a reader, so that the command is run");
        Answers.Last().Split('\n').Select(line => line.Split(' ', ':')[0]).Should().Equal("You", "/build", "/retest", "/cancel", "/why", "/help", "/build");
    }

    [Fact]
    public async Task A_build_that_cannot_be_stopped_fails_the_event_and_the_answer_has_no_details_of_the_exception()
    {
        Starter = new() { StopFailure = new BuildStartException("payments-ci", isTransient: true, "secret") { ErrorCode = "ThrottlingException" } };
        Builds = [Running("payments-ci", 1), Running("payments-lint", 2)];

        var dispatched = await SayAsync("/cancel");

        dispatched.HasFailures.Should().BeTrue();
        dispatched.ToFailureText().Should().Contain("payments-ci:b1 was not stopped");
        Starter.Stopped.Should().HaveCount(2, "the other build must still be stopped");
        Answers.Should().Equal(
            "2 builds not stopped\npayments-ci:b1: could not be stopped (ThrottlingException); a retry follows\npayments-lint:b2: could not be stopped (ThrottlingException); a retry follows");
        Logger.Lines.Should().Contain(line => line.Id == 50 && line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_build_that_could_not_be_started_is_answered_and_the_next_attempt_has_its_own_answer()
    {
        var isThrottled = true;
        Starter = new() { FailureOf = request => isThrottled && request.ProjectName == "payments-lint" ? new BuildStartException("payments-lint", isTransient: true, "secret") { ErrorCode = "ThrottlingException" } : null };
        var dispatcher = Dispatcher();

        (await dispatcher.DispatchAsync(Comment("/build"))).HasFailures.Should().BeTrue();
        await dispatcher.DispatchAsync(Comment("/build"));
        isThrottled = false;
        (await dispatcher.DispatchAsync(Comment("/build"))).HasFailures.Should().BeFalse();

        Answers.Should().HaveCount(2);
        Answers.First().Should().Be("1 build started, 1 build not started\npayments-ci: started (payments-ci:1)\npayments-lint: could not be started (ThrottlingException); a retry follows");
        Answers.Last().Should().StartWith("2 builds started\npayments-ci: started (payments-ci:1)\npayments-lint: started (payments-lint:");
    }

    [Fact]
    public async Task A_posted_answer_causes_nothing()
    {
        await SayAsync("/help");
        var dispatcher = Dispatcher(options => options.Channels["pull-request"] = new Poster());

        var dispatched = await dispatcher.DispatchAsync(Comment(null) with { CommentId = "posted" });
        var readBack = await dispatcher.DispatchAsync(Comment("/help") with { CommentId = "posted" });

        (dispatched.Notifications.Count, readBack.Notifications.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task Rules_in_the_repository_are_used_for_the_pull_request_and_why_names_their_file()
    {
        var files = new FakeRepositoryRules().Write("""{ "rules": [ { "on": "pullRequest", "name": "own", "startBuild": "payments-api-e2e" } ] }""", Given.Repository);
        var dispatcher = Dispatcher(options =>
        {
            options.RepositoryRules = files;
            options.RepositoryRulesPolicies.Add(new() { Repositories = { Given.Repository }, Projects = { "{repository}-*" } });
        });

        await dispatcher.DispatchAsync(Comment("/build payments-api-e2e"));
        await dispatcher.DispatchAsync(Comment("/why") with { CommentId = "c2" });

        Started.Should().Equal("payments-api-e2e");
        CauseOf(0).RequiredBuilds.Should().HaveCount(3);
        CauseOf(0).RuleSource.Should().StartWith(FakeRepositoryRules.Path);
        Answers.Last().Should().Contain("\nown of .codecommit-events.json: matched; requests payments-api-e2e\n").And.Contain("rules of the repository: .codecommit-events.json at ");
    }

    [Fact]
    public async Task A_command_of_a_rule_in_the_repository_starts_its_build_and_has_no_answer()
    {
        var files = new FakeRepositoryRules().Write("""{ "rules": [ { "on": "comment", "saying": "/ship", "startBuild": "payments-api-ship" } ] }""", Given.Repository);
        var dispatcher = Dispatcher(options =>
        {
            options.RepositoryRules = files;
            options.RepositoryRulesPolicies.Add(new() { Repositories = { Given.Repository }, Projects = { "{repository}-*" } });
        });

        await dispatcher.DispatchAsync(Comment("/ship"));

        (string.Join(' ', Started), Answers.Count()).Should().Be(("payments-api-ship", 0));
    }

    [Fact]
    public async Task A_word_of_a_rule_of_your_own_with_other_arguments_is_not_forbidden()
    {
        Rules = Given.Rules(all => all
            .OnComment(comment => comment.Saying("/build").StartBuild("ci"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Help] })));

        await SayAsync("/build now");

        Answers.Should().Equal("/build has other arguments here: /build. /help lists what you can say here.");
    }

    [Fact]
    public async Task A_rule_in_the_repository_does_not_take_a_command_of_the_dispatcher()
    {
        var files = new FakeRepositoryRules().Write("""{ "rules": [ { "on": "comment", "name": "all", "textMatching": ".", "startBuild": "payments-api-e2e" } ] }""", Given.Repository);
        var dispatcher = Dispatcher(options =>
        {
            options.RepositoryRules = files;
            options.RepositoryRulesPolicies.Add(new() { Repositories = { Given.Repository }, Projects = { "{repository}-*" } });
        });

        await dispatcher.DispatchAsync(Comment("/help"));

        Answers.Should().ContainSingle().Which.Should().StartWith("You can say here");
    }

    [Fact]
    public async Task A_broken_file_in_the_repository_is_said_in_each_answer_with_all_its_errors_and_logged_once()
    {
        var files = new FakeRepositoryRules().Write("""{ "rules": [ { "on": "pullRequest", "startBiuld": "payments-api-e2e", "nmae": "x" } ] }""", Given.Repository);
        var dispatcher = Dispatcher(options =>
        {
            options.RepositoryRules = files;
            options.RepositoryRulesPolicies.Add(new() { Repositories = { Given.Repository }, Projects = { "{repository}-*" } });
        });

        await dispatcher.DispatchAsync(Comment("/build"));
        Logger.Lines.Where(line => line.Id == 45).Should().ContainSingle();
        await dispatcher.DispatchAsync(Comment("/why") with { CommentId = "c2" });

        Answers.Should().AllSatisfy(answer => answer.Should().Contain("did you mean startBuild?").And.Contain("did you mean name?").And.Contain(" is not used: "));
    }

    [Fact]
    public async Task Rules_in_the_repository_that_cannot_be_looked_up_fail_the_command()
    {
        var files = new FakeRepositoryRules().FailTransiently(times: 1);
        var dispatcher = Dispatcher(options =>
        {
            options.RepositoryRules = files;
            options.RepositoryRulesPolicies.Add(new() { Repositories = { Given.Repository }, Projects = { "{repository}-*" } });
        });

        (await dispatcher.DispatchAsync(Comment("/build"))).HasFailures.Should().BeTrue();

        (Started.Count(), Answers.Count()).Should().Be((0, 0));
        Logger.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Id).Should().Equal([46], "the pull request itself is known");

        (await dispatcher.DispatchAsync(Comment("/build"))).HasFailures.Should().BeFalse();
        Answers.Should().ContainSingle().Which.Should().StartWith("2 builds started");
    }

    [Fact]
    public async Task A_command_is_logged_with_its_answer_and_an_observer_sees_the_stops()
    {
        Builds = [Running("payments-ci", 1)];
        var observer = new Observer();

        await Dispatcher(options => options.Observer = observer).DispatchAsync(Comment("/cancel"));

        observer.Stops.Should().ContainSingle().Which.Build.BuildId.Should().Be("payments-ci:b1");
        Logger.Lines.Should().Contain(line => line.Id == 48 && line.Line.StartsWith($"Command /cancel of {Given.Maintainer}, by rule commands: 1 build to stop"));
    }

    [Fact]
    public async Task A_command_that_is_not_run_is_logged_with_the_reason()
    {
        await Dispatcher().DispatchAsync(Comment("/biuld"));

        Logger.Lines.Should().Contain(line => line.Id == 48 && line.Line.StartsWith($"Command (not run) of {Given.Maintainer}, by rule commands: Unknown command /biuld."));
    }

    [Fact]
    public async Task Registered_providers_are_used()
    {
        var services = new ServiceCollection().AddSingleton<IPullRequestProvider>(this).AddSingleton<IPullRequestBuildsProvider>(this).AddSingleton<IBuildStarter>(Starter);
        services.AddCodeCommitEvents().AddRules(Rules).AddChannel("pull-request", _ => Channel);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(Comment("/retest"));

        (Asked, Queries.Count).Should().Be((1, 2));
    }

    [Fact]
    public async Task Comments_as_AWS_sends_them_are_commands_only_if_their_text_is_one()
    {
        Rules = Given.Rules(all => all.OnComment(comment => comment.RunCommands("pull-request")));
        PullRequest = null;
        var dispatcher = Dispatcher();
        var answered = new List<string>();
        foreach (var file in Payloads.Index.Select(row => row.File).Where(file => file.Contains("comment", StringComparison.OrdinalIgnoreCase)))
        {
            var report = await dispatcher.DispatchAsync(Payloads.Read(file));
            report.Events.Should().OnlyContain(dispatched => dispatched.Decision.Failures.Count == 0, file);
            answered.AddRange(report.Events.Any(dispatched => dispatched.Decision.Command is not null) ? [file] : []);
        }

        answered.Should().Equal("notification/commentOnPullRequestCreated-command.json");
    }

    [Fact]
    public void A_channel_for_answers_that_does_not_exist_is_an_error() =>
        FluentActions.Invoking(() => new BuildDispatcher(Rules, Starter)).Should().Throw<ArgumentException>().WithMessage("*'commands' notifies the channel 'pull-request'*");

    private sealed class Observer : IDispatchObserver
    {
        public List<DispatchedStop> Stops { get; } = [];

        public void OnStopDispatched(DispatchedStop stopped) => Stops.Add(stopped);
    }

    private sealed class Poster : INotificationChannel
    {
        public bool Wrote(CommentEvent comment) => comment.CommentId == "posted";

        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) => Task.FromResult(new SentNotification());
    }
}
