using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using static CodeCommitEvents.Tests.Rules.GivenCommands;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests what commands in comments do, for given facts and without a dispatcher.</summary>
public sealed class CommandsTests
{
    [Theory]
    [InlineData("/build")]
    [InlineData("/BUILD")]
    [InlineData(" `/build`\r\n")]
    [InlineData("/build payments-ci payments-lint")]
    [InlineData("/build\tpayments-lint payments-ci payments-ci")]
    [InlineData("/build payments-ci, payments-lint")]
    [InlineData("/build payments-ci,payments-lint,")]
    public void Build_starts_the_builds_that_the_rules_request_for_the_pull_request_as_it_is_now(string text)
    {
        var decision = Say(text, pullRequest: PullRequest() with { SourceCommit = "aaaa" });

        decision.Builds.Select(build => (build.ProjectName, build.RuleName, build.SourceVersion, build.Subject)).Should().BeEquivalentTo(
            [("payments-ci", "checks", "aaaa", ActionSubject.PullRequest), ("payments-lint", "checks", "aaaa", ActionSubject.PullRequest)]);
        decision.Command!.Command.Should().Be(PullRequestCommand.Build);
        decision.Notifications.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ChannelName = "pull-request", RuleName = "commands", Subject = ActionSubject.PullRequest });
        AnswerOf(decision).Should().Be("2 builds requested");
        decision.NeededFacts.Should().Be(EventFactKinds.None);
    }

    [Theory]
    [InlineData("Looks good.")]
    [InlineData("/usr/bin is full")]
    [InlineData("/1")]
    [InlineData("/")]
    [InlineData("//build")]
    [InlineData("build")]
    [InlineData("/build_all")]
    [InlineData("I say\n/build")]
    [InlineData("/build\n/retest")]
    [InlineData("")]
    [InlineData("/deploy staging")]
    [InlineData(null)]
    public void Prose_paths_several_lines_a_command_of_another_rule_and_a_comment_without_text_have_no_answer(string? text)
    {
        var decision = Commands.Evaluate(Comment(text), Facts(Commands));

        (decision.Command, decision.Notifications.Count, decision.NeededFacts).Should().Be((null, 0, EventFactKinds.None));
    }

    [Theory]
    [InlineData("/biuld", Given.Maintainer, "Unknown command /biuld. Did you mean /build? /help lists what you can say here.")]
    [InlineData("/biuld", Reader, "Unknown command /biuld. /help lists what you can say here.")]
    [InlineData("/depoly staging", Given.Maintainer, "Unknown command /depoly. Did you mean /deploy? /help lists what you can say here.")]
    [InlineData("/hello", Reader, "Unknown command /hello. /help lists what you can say here.")]
    [InlineData("/build", Reader, "You may not say /build here. /help lists what you can say here.")]
    [InlineData("/cancel", Reader, "You may not say /cancel here. /help lists what you can say here.")]
    [InlineData("/deploy production", Given.Maintainer, "/deploy has other arguments here: /deploy {staging,test}. /help lists what you can say here.")]
    [InlineData("/deploy staging", Reader, "You may not say /deploy here. /help lists what you can say here.")]
    [InlineData("/Retry", Given.Maintainer, "Unknown command /Retry. Did you mean /retest? /help lists what you can say here.")]
    [InlineData("/stop", Given.Maintainer, "Unknown command /stop. Did you mean /cancel? /help lists what you can say here.")]
    [InlineData("/rebuild", Given.Maintainer, "Unknown command /rebuild. Did you mean /build? /help lists what you can say here.")]
    [InlineData("/explain", Reader, "Unknown command /explain. Did you mean /why? /help lists what you can say here.")]
    [InlineData("/retry", Reader, "Unknown command /retry. /help lists what you can say here.")]
    [InlineData("/retest now", Given.Maintainer, "/retest takes no arguments. /help lists what you can say here.")]
    [InlineData("/why not", Reader, "/why takes no arguments. /help lists what you can say here.")]
    public void An_unknown_command_and_one_that_this_person_may_not_say_do_nothing_and_have_one_short_answer(string text, string by, string answer)
    {
        var decision = Say(text, by);

        AnswerOf(decision).Should().Be(answer);
        decision.Should().BeEquivalentTo(new { Builds = Array.Empty<BuildRequest>(), Command = new { Command = (PullRequestCommand?)null }, NeededFacts = EventFactKinds.None });
        decision.Notifications.Should().ContainSingle();
    }

    [Fact]
    public void Without_help_an_unknown_command_has_no_answer()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Build] })));

        AnswerOf(rules.Evaluate(Comment("/biuld"), Facts(rules))).Should().BeNull();
        AnswerOf(rules.Evaluate(Comment("/why"), Facts(rules))).Should().BeNull();
    }

    [Theory]
    [InlineData("/lgtm", null)]
    [InlineData("/cancel", "You may not say /cancel here. /help lists what you can say here.")]
    [InlineData("/build now", "No build is started\nnow: the rules request no such project for the newest revision of this pull request\nYou can name: ci")]
    public void Answers_to_unknown_commands_can_be_turned_off_for_the_words_of_other_programs(string text, string? answer)
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("ci"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { AnswersUnknown = false, Commands = [PullRequestCommand.Build, PullRequestCommand.Help] })));

        AnswerOf(rules.Evaluate(Comment(text), Facts(rules))).Should().Be(answer);
        rules.Rules[1].ToString().Should().NotContain("unknown command");
    }

    [Theory]
    [InlineData("/build payments-lint", "payments-lint", "1 build requested")]
    [InlineData("/build payments-lnit payments-ci", "payments-ci", "1 build requested\npayments-lnit: the rules request no such project for the newest revision of this pull request. Did you mean payments-lint?\nYou can name: payments-ci, payments-lint")]
    [InlineData("/build PAYMENTS-CI", "", "No build is started\nPAYMENTS-CI: the rules request no such project for the newest revision of this pull request. Did you mean payments-ci?\nYou can name: payments-ci, payments-lint")]
    [InlineData("/build *", "", "No build is started\n*: the rules request no such project for the newest revision of this pull request\nYou can name: payments-ci, payments-lint")]
    [InlineData("/build payments-*", "", "No build is started\npayments-*: the rules request no such project for the newest revision of this pull request. Did you mean payments-ci?\nYou can name: payments-ci, payments-lint")]
    [InlineData("/build --all", "", "No build is started\n--all: the rules request no such project for the newest revision of this pull request\nYou can name: payments-ci, payments-lint")]
    [InlineData("/build payments-release", "", "No build is started\npayments-release: no rule requests this project for the newest revision of this pull request; /why says why\nYou can name: payments-ci, payments-lint")]
    public void The_arguments_of_build_are_whole_names_of_projects(string text, string projects, string answer)
    {
        var decision = Say(text);

        (string.Join(' ', decision.Projects()), AnswerOf(decision)).Should().Be((projects, answer));
    }

    [Theory]
    [InlineData("/build", "payments-lint", "1 build requested\nYou may not start these projects here: payments-ci")]
    [InlineData("/build payments-ci", "", "No build is started\npayments-ci: you may not start this project here\nYou can name: payments-lint")]
    public void A_rule_can_restrict_the_projects(string text, string projects, string answer)
    {
        var rules = Restricted("payments-*", "!*-ci");

        var decision = rules.Evaluate(Comment(text), Facts(rules));

        (string.Join(' ', decision.Projects()), AnswerOf(decision)).Should().Be((projects, answer));
    }

    [Theory]
    [InlineData("/build ,", "payments-ci payments-lint", "2 builds requested")]
    [InlineData("/build `payments-ci`", "payments-ci", "1 build requested")]
    [InlineData("/build payments-deploy", "", "No build is started\npayments-deploy: no rule requests this project for the newest revision of this pull request; /why says why\nYou can name: payments-ci, payments-lint")]
    public void Names_can_have_commas_and_backticks_and_a_project_of_a_rule_that_does_not_match_is_known(string text, string projects, string answer)
    {
        var decision = Say(text);

        (string.Join(' ', decision.Projects()), AnswerOf(decision)).Should().Be((projects, answer));
    }

    [Fact]
    public void Builds_that_are_withheld_because_facts_are_unknown_are_said()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("quick"))
            .OnPullRequest(pr => pr.WithCommitMessage("full").StartBuild("full"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        AnswerOf(rules.Evaluate(Comment("/build"), Facts(rules))).Should().Be("1 build requested\nFacts are unknown, so that rules that need them request no build: Commit");
        AnswerOf(rules.Evaluate(Comment("/build full"), Facts(rules))).Should().StartWith("No build is started\nFacts are unknown, so that rules that need them request no build: Commit\nfull: no rule requests this project");
    }

    [Fact]
    public void A_failed_rule_that_expects_the_command_is_said()
    {
        var rules = Given.Rules(all => all
            .OnComment("boom", comment => comment.Saying("/boom").Where(_ => throw new InvalidOperationException()).StartBuild("ci"))
            .OnComment(comment => comment.Unless(not => not.Saying("/quiet")).InRepository("other").StartBuild("loud"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        AnswerOf(rules.Evaluate(Comment("/boom"))).Should().Be("/boom was not run, because rule boom failed.");
        AnswerOf(rules.Evaluate(Comment("/quiet"))).Should().Be("Unknown command /quiet. /help lists what you can say here.");
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/docs")]
    [InlineData("/cancel")]
    [InlineData("/build")]
    public void A_file_with_rules_that_is_not_used_is_said_in_every_answer_and_while_it_cannot_be_looked_up_there_is_no_answer(string text)
    {
        var problem = new RulesProblem { Source = new() { RepositoryName = "payments-api", Path = "rules.json", CommitId = "" }, Errors = ["line 3 is wrong"] };
        var facts = Facts(Commands) with { RepositoryRulesProblem = problem };
        facts = facts with { PullRequest = facts.PullRequest! with { RepositoryRulesProblem = problem } };

        AnswerOf(Commands.Evaluate(Comment(text), facts)).Should().EndWith("\nrules.json is not used: line 3 is wrong");
        AnswerOf(Commands.Evaluate(Comment(text), facts with { RepositoryRulesFailure = new TimeoutException() })).Should().BeNull();
    }

    [Fact]
    public void A_person_who_may_start_none_of_the_projects_is_told_so()
    {
        var rules = Restricted("other-*");

        AnswerOf(rules.Evaluate(Comment("/build"), Facts(rules))).Should().Be("No build is started\nYou may not start these projects here: payments-ci, payments-lint");
    }

    [Fact]
    public void All_rules_that_match_say_together_which_projects_a_person_may_start()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("a").StartBuild("b").StartBuild("c"))
            .OnComment(comment => comment.RunCommands("x", commands => commands with { Projects = ["a"] }))
            .OnComment(comment => comment.RunCommands("y", commands => commands with { Projects = ["b"] }))
            .OnComment(comment => comment.RunCommands("x", commands => commands with { Commands = [PullRequestCommand.Why, PullRequestCommand.Help] })));

        var decision = rules.Evaluate(Comment("/build"), Facts(rules));

        decision.Projects().Should().Equal("a", "b");
        decision.Notifications.Select(answer => answer.ChannelName).Should().Equal("x", "y");
    }

    [Theory]
    [InlineData("/build", "No build is started, because pull request 7 is closed")]
    [InlineData("/retest", "No build is started, because pull request 7 is closed")]
    public void Nothing_is_started_for_a_closed_pull_request(string text, string answer)
    {
        var decision = Say(text, pullRequest: PullRequest() with { Status = PullRequestStatus.Closed }, builds: Build("payments-ci", 1, BuildStatus.Failed));

        (decision.Builds.Count, AnswerOf(decision)).Should().Be((0, answer));
    }

    [Theory]
    [InlineData("/build")]
    [InlineData("/retest")]
    public void If_no_rule_requests_a_build_the_answer_names_the_nearest_rule(string text) =>
        AnswerOf(Say(text, pullRequest: PullRequest("develop"))).Should().Be("The rules request no build for pull request 7\nchecks: expected destination main, found develop");

    [Fact]
    public void A_command_needs_the_pull_request_and_some_its_builds()
    {
        Commands.Evaluate(Comment("/help")).NeededFacts.Should().Be(EventFactKinds.None);
        Commands.Evaluate(Comment("/build")).NeededFacts.Should().Be(EventFactKinds.PullRequest);
        Commands.Evaluate(Comment("/retest")).NeededFacts.Should().Be(EventFactKinds.PullRequest);
        var known = Facts(Commands) with { PullRequestBuilds = null };
        Commands.Evaluate(Comment("/build"), known).NeededFacts.Should().Be(EventFactKinds.None);
        Commands.Evaluate(Comment("/why"), known).NeededFacts.Should().Be(EventFactKinds.None);
        Commands.Evaluate(Comment("/retest"), known).NeededFacts.Should().Be(EventFactKinds.PullRequestBuilds);
        Commands.Evaluate(Comment("/cancel"), known).NeededFacts.Should().Be(EventFactKinds.PullRequestBuilds);
    }

    [Fact]
    public void An_unknown_pull_request_and_unknown_builds_are_said()
    {
        AnswerOf(Commands.Evaluate(Comment("/build"), new() { PullRequestProblem = "the provider does not know" })).Should().Be("Pull request 7 is unknown\nthe provider does not know");
        AnswerOf(Commands.Evaluate(Comment("/why", Reader))).Should().Be("Pull request 7 is unknown\nno provider was asked");
        AnswerOf(Commands.Evaluate(Comment("/cancel"), Facts(Commands) with { PullRequestBuilds = null, PullRequestBuildsProblem = "there is no provider" }))
            .Should().Be("The builds of pull request 7 are unknown\nthere is no provider");
    }

    [Fact]
    public void A_rule_that_fails_for_the_pull_request_fails_the_comment_and_the_other_builds_are_started()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest("broken", pr => pr.Where(_ => throw new InvalidOperationException()).StartBuild("audit"))
            .OnPullRequest("ok", pr => pr.StartBuild("ci"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        var decision = rules.Evaluate(Comment("/build"), Facts(rules));

        decision.Projects().Should().Equal("ci");
        decision.Failures.Should().ContainSingle().Which.RuleName.Should().Be("broken");
        AnswerOf(decision).Should().Be("1 build requested\nRule broken failed");
    }

    [Fact]
    public void A_rule_with_commands_can_also_start_builds_but_not_for_a_command_that_it_only_answers()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.RunCommands("pull-request").StartBuild("audit").Notify("team")));

        rules.Evaluate(Comment("/help")).Should().BeEquivalentTo(new { Builds = new[] { new { ProjectName = "audit" } }, Notifications = new[] { new { ChannelName = "team" }, new { ChannelName = "pull-request" } } });
        rules.Evaluate(Comment("/biuld")).Should().BeEquivalentTo(new { Builds = Array.Empty<object>(), Notifications = new[] { new { ChannelName = "pull-request" } } });
    }

    [Fact]
    public void A_comment_that_another_person_edited_is_no_command_of_this_person()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.When(CommentActivity.Created, CommentActivity.Edited).By(CallerPattern.Role("maintainers")).RunCommands("pull-request")));
        var edited = Given.EditedComment() with { CallerUserArn = new(Given.Maintainer), Thread = [new() { AuthorArn = new(Reader), Text = "/help" }] };

        AnswerOf(rules.Evaluate(edited)).Should().BeNull();
        AnswerOf(rules.Evaluate(edited with { Thread = [new() { AuthorArn = new(Given.Maintainer), Text = "/help" }] })).Should().StartWith("You can say here");
    }

    private static BuildRules Restricted(params string[] projects) => Given.Rules(all => all
        .OnPullRequest(pr => pr.StartBuild("payments-ci").StartBuild("payments-lint"))
        .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Projects = [.. projects] })));
}
