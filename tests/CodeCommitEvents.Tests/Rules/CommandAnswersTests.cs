using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Shared;
using static CodeCommitEvents.Tests.Rules.GivenCommands;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests which builds <c>/retest</c> and <c>/cancel</c> choose, and what <c>/why</c> and <c>/help</c> say.</summary>
public sealed class CommandAnswersTests
{
    public static TheoryData<string, BuildOutcome[], bool, string> States => new()
    {
        { "failed", [Build("payments-ci", 1, BuildStatus.Failed)], true, "" },
        { "timed out", [Build("payments-ci", 1, BuildStatus.TimedOut)], true, "" },
        { "had a fault", [Build("payments-ci", 1, BuildStatus.Fault)], true, "" },
        { "was stopped", [Build("payments-ci", 1, BuildStatus.Stopped)], true, "" },
        { "ended with an unknown status", [Build("payments-ci", 1, new("ODD"))], true, "" },
        { "succeeded", [Build("payments-ci", 1, BuildStatus.Succeeded)], false, "has succeeded (payments-ci:b1)" },
        { "is running", [Running("payments-ci", 1)], false, "is running (payments-ci:b1)" },
        { "is missing", [], false, "was not started for the newest commits; /build starts it" },
        { "failed, then succeeded", [Build("payments-ci", 2, BuildStatus.Succeeded), Build("payments-ci", 1, BuildStatus.Failed)], false, "has succeeded (payments-ci:b2)" },
        { "succeeded, then failed", [Build("payments-ci", 1, BuildStatus.Succeeded), Build("payments-ci", 2, BuildStatus.Failed)], true, "" },
        { "failed, then runs", [Build("payments-ci", 1, BuildStatus.Failed), Running("payments-ci", 2)], false, "is running (payments-ci:b2)" },
        { "failed for older commits", [Build("payments-ci", 1, BuildStatus.Failed, cause: Cause("payments-ci") with { Revision = "r1" })], false, "was not started for the newest commits; /build starts it" },
        { "failed for a comment on the newest commit", [Build("payments-ci", 1, BuildStatus.Failed, cause: Cause("payments-ci") with { Revision = null })], true, "" },
        { "failed for a comment on an older commit", [Build("payments-ci", 1, BuildStatus.Failed, cause: Cause("payments-ci") with { Revision = null, SourceCommit = "old" })], false, "was not started for the newest commits; /build starts it" },
        { "failed with other settings", [Build("payments-ci", 1, BuildStatus.Failed, cause: Cause("payments-ci") with { BuildKey = new() { ProjectName = "payments-ci", Settings = "0a" } })], false, "was not started for the newest commits; /build starts it" },
        { "failed without a cause", [Build("payments-ci", 1, BuildStatus.Failed) with { Cause = null }], false, "was not started for the newest commits; /build starts it" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void Retest_starts_a_build_again_only_if_its_newest_build_for_the_newest_commits_ended_without_success(string what, BuildOutcome[] builds, bool isStarted, string note)
    {
        var decision = Say("/retest", builds: [.. builds, Build("payments-lint", 1, BuildStatus.Succeeded)]);

        decision.Projects().Should().Equal(isStarted ? ["payments-ci"] : [], what);
        AnswerOf(decision).Should().Be(
            isStarted ? "1 build requested\npayments-lint: has succeeded (payments-lint:b1)" : $"No build is started\npayments-ci: {note}\npayments-lint: has succeeded (payments-lint:b1)", what);
    }

    [Theory]
    [InlineData(false, "You may not start these projects here: payments-ci")]
    [InlineData(true, "payments-ci: has succeeded (payments-ci:b2)")]
    public void Retest_names_a_project_that_this_person_may_not_start_only_if_its_build_failed(bool hasSucceeded, string note)
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("payments-ci"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Projects = ["other-*"] })));

        AnswerOf(rules.Evaluate(Comment("/retest"), Facts(rules, null, Build("payments-ci", 2, hasSucceeded ? BuildStatus.Succeeded : BuildStatus.Failed)))).Should().Be($"No build is started\n{note}");
    }

    [Fact]
    public void Cancel_stops_the_running_builds_that_were_started_before_the_comment()
    {
        var decision = Say("/cancel", builds:
        [
            Running("payments-ci", 9), Build("payments-ci", 8, BuildStatus.Failed), Running("payments-lint", 10), Running("payments-lint", 11), Running("payments-ci", 9),
            Running("payments-lint", 3) with { StartTime = null }, Running("payments-ci", 5) with { StartTime = Said.AddMilliseconds(900) },
        ]);

        decision.Builds.Should().BeEmpty();
        decision.Command!.Stops.Select(build => build.BuildId).Should().Equal("payments-ci:b9", "payments-lint:b10", "payments-ci:b5");
        AnswerOf(decision).Should().Be("3 builds to stop\npayments-lint:b11: was started after the comment\npayments-lint:b3: it is unknown whether it was started before the comment");
    }

    [Fact]
    public void Cancel_stops_nothing_if_the_time_of_the_comment_is_unknown() =>
        Commands.Evaluate(Comment("/cancel") with { Time = null }, Facts(Commands, null, Running("payments-ci", 9))).Command!.Stops.Should().BeEmpty();

    [Fact]
    public void Cancel_says_that_no_build_is_running() =>
        AnswerOf(Say("/cancel", builds: Build("payments-ci", 1, BuildStatus.Succeeded))).Should().Be("No build of pull request 7 is running in the projects of the rules (payments-ci, payments-lint, payments-release, payments-deploy)");

    [Fact]
    public void Cancel_names_at_most_five_projects()
    {
        var rules = Enumerable.Range(0, 7).Aggregate(BuildRules.CreateBuilder(), (all, number) => all.OnPullRequest(pr => pr.StartBuild($"p{number}"))).OnComment(comment => comment.RunCommands("pull-request")).Build();

        AnswerOf(rules.Evaluate(Comment("/cancel"), Facts(rules))).Should().Be("No build of pull request 7 is running in the projects of the rules (p0, p1, p2, p3, p4, and 2 more)");
    }

    [Fact]
    public void Cancel_stops_builds_of_a_closed_pull_request_and_only_those_of_allowed_projects()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("payments-ci").StartBuild("payments-lint"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Projects = ["*-ci"] })));

        var decision = rules.Evaluate(Comment("/cancel"), Facts(rules, PullRequest() with { Status = PullRequestStatus.Closed }, Running("payments-ci", 1), Running("payments-lint", 2)));

        decision.Command!.Stops.Select(build => build.BuildId).Should().Equal("payments-ci:b1");
        AnswerOf(decision).Should().Be("1 build to stop\npayments-lint:b2: you may not stop this project here");
    }

    [Fact]
    public void Why_explains_the_rules_about_pull_requests_those_that_match_first()
    {
        AnswerOf(Say("/why", Reader)).Should().Be(
            "The rules request 2 builds (payments-ci, payments-lint) for pull request 7 at ec5e858dd773\n"
            + "checks: matched; requests payments-ci and payments-lint\n"
            + "releases: expected destination release/**, found main");
        AnswerOf(Say("/why", Reader, PullRequest("release/1"))).Should().StartWith("The rules request 1 build (payments-release) for pull request 7").And.Contain("\nreleases: matched; requests payments-release\nchecks: ");
    }

    [Fact]
    public void Why_says_that_the_pull_request_is_closed() =>
        AnswerOf(Say("/why", Reader, PullRequest() with { Status = PullRequestStatus.Closed })).Should().StartWith("The rules request 2 builds (payments-ci, payments-lint) for pull request 7 at ec5e858dd773, but it is closed\n");

    [Fact]
    public void Help_lists_a_command_of_a_group_of_conditions_and_not_one_that_a_rule_excludes()
    {
        var rules = Given.Rules(all => all
            .OnComment(comment => comment.AnyOf(one => one.Saying("/ship"), one => one.TextMatching("^ship it")).StartBuild("ship"))
            .OnComment(comment => comment.Unless(one => one.Saying("/quiet")).StartBuild("loud"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Help] })));

        AnswerOf(rules.Evaluate(Comment("/help"))).Should().EndWith("\n/ship").And.NotContain("/quiet");
    }

    [Fact]
    public void Why_has_a_limited_number_of_lines()
    {
        var rules = Enumerable.Range(0, 40).Aggregate(BuildRules.CreateBuilder().OnComment(comment => comment.RunCommands("pull-request")), (all, number) => all.OnPullRequest($"r{number}", pr => pr.Into("x").StartBuild("ci"))).Build();

        AnswerOf(rules.Evaluate(Comment("/why"), Facts(rules)))!.Split('\n').Should().HaveCount(12).And.Subject.Last().Should().Be("and 30 rules that are further from a match");
    }

    [Fact]
    public void Help_lists_what_this_person_can_say()
    {
        AnswerOf(Say("/help", Reader)).Should().Be(
            "You can say here\n/why: explains which builds the rules request for this pull request\n/help: lists what you can say here");
        AnswerOf(Say("/help"))!.Split('\n').Select(line => line.Split(' ', ':')[0]).Should().Equal("You", "/build", "/retest", "/cancel", "/why", "/help", "/deploy");
        AnswerOf(Say("/help")).Should().EndWith("\n/deploy {staging,test}");
    }

    [Fact]
    public void Help_lists_build_with_names_beside_a_rule_that_expects_build_alone()
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("ci"))
            .OnComment("own", comment => comment.Saying("/build").StartBuild("all"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        AnswerOf(rules.Evaluate(Comment("/help")))!.Split('\n').Select(line => line.Split(':')[0]).Should().Equal("You can say here", "/build project…", "/retest", "/cancel", "/why", "/help", "/build");
        rules.Evaluate(Comment("/build ci"), Facts(rules)).Projects().Should().Equal("ci");
        rules.Evaluate(Comment("/build"), Facts(rules)).Projects().Should().Equal("all");
    }

    [Fact]
    public void A_rule_that_takes_all_arguments_of_build_replaces_it()
    {
        var rules = Given.Rules(all => all
            .OnComment("own", comment => comment.WithCommand("/build", "**").StartBuild("all"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        AnswerOf(rules.Evaluate(Comment("/help")))!.Split('\n').Select(line => line.Split(':')[0]).Should().Equal("You can say here", "/retest", "/cancel", "/why", "/help", "/build **");
        rules.Evaluate(Comment("/build ci"), Facts(rules)).Projects().Should().Equal("all");
    }

    [Theory]
    [InlineData("urgent: now", "all")]
    [InlineData("later", "ci")]
    [InlineData(null, "ci")]
    public void A_rule_whose_other_conditions_are_not_met_takes_no_command(string? message, string project)
    {
        var rules = Given.Rules(all => all
            .OnPullRequest(pr => pr.StartBuild("ci"))
            .OnComment("own", comment => comment.Saying("/build").WithCommitMessage("^urgent").StartBuild("all"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        rules.Evaluate(Comment("/build"), Facts(rules) with { Commit = message is null ? null : new() { Message = message } }).Projects().Should().Equal(project);
    }

    [Fact]
    public void A_command_of_a_rule_whose_fact_is_unknown_may_not_be_said()
    {
        var rules = Given.Rules(all => all
            .OnComment("own", comment => comment.Saying("/deploy").WithCommitMessage("^urgent").StartBuild("all"))
            .OnComment(comment => comment.RunCommands("pull-request")));

        AnswerOf(rules.Evaluate(Comment("/deploy"))).Should().Be("You may not say /deploy here. /help lists what you can say here.");
    }

    [Fact]
    public void Help_lists_the_commands_of_a_rule_that_does_not_allow_help()
    {
        var rules = Given.Rules(all => all
            .OnComment(comment => comment.By(CallerPattern.Role("maintainers")).RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Cancel] }))
            .OnComment(comment => comment.By(CallerPattern.Role("deployers")).Saying("/deploy").StartBuild("deploy"))
            .OnComment(comment => comment.Where(_ => throw new InvalidOperationException()).Saying("/broken").StartBuild("broken"))
            .OnComment(comment => comment.RunCommands("pull-request", commands => commands with { Commands = [PullRequestCommand.Help] })));

        AnswerOf(rules.Evaluate(Comment("/help")))!.Split('\n').Select(line => line.Split(':')[0]).Should().Equal("You can say here", "/cancel", "/help");
    }

    public static TheoryData<string> HostileTexts => new()
    {
        { $"/{new string('x', 10_000)}" },
        { $"/build {string.Join(' ', Enumerable.Range(0, 2_000))}" },
        { $"/build {new string('y', 10_000)}" },
        { "/build \u001b[31mred\u0007 \u202epayments-ci \u0000" },
        { "/build `payments-cx` **x** [a](http://b) <script>" },
        { "/build ../../x $(id) ;rm {a,b} [!a] ?" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_hostile_comment_starts_nothing_and_its_answer_is_short_and_has_no_control_characters(string text)
    {
        var decision = Say(text);

        decision.Builds.Should().BeEmpty();
        AnswerOf(decision)!.Length.Should().BeLessThan(4_000);
        decision.Command!.Answer.Lines.Count.Should().BeLessThanOrEqualTo(21);
        string[] lines = [decision.Command.Answer.Title, .. decision.Command.Answer.Lines];
        lines.Should().OnlyContain(line => !line.Any(char.IsControl) && !line.Contains('\u202e') && line.Length <= 301);
    }

    [Theory]
    [InlineData("2 builds started")]
    [InlineData("/help")]
    public void A_posted_answer_is_no_command(string text)
    {
        AnswerOf(Commands.Evaluate(Comment($"{text}\n\n{LibraryComment.Prefix}a b unknown ended{LibraryComment.Suffix}"), Facts(Commands))).Should().BeNull();
        AnswerOf(Commands.Evaluate(Comment(text), Facts(Commands) with { IsOwnComment = true })).Should().BeNull();
    }

    [Fact]
    public void The_explanation_contains_the_answer_and_who_gets_it()
    {
        var explanation = Say("/build").Explanation;

        explanation.ToString().Should().Contain("commands: matched").And.EndWith("answer: 2 builds requested");
        explanation.ToJson().Should().Contain("""
            "answer":{"title":"2 builds requested","lines":[]}
            """.Trim());
        explanation.Rules.Select(rule => string.Join(' ', rule.Channels)).Should().Equal("", "", "pull-request", "", "");
        explanation.NearestMiss.Should().BeNull();
        Commands.Rules[2].ToString().Should().Be("commands: on a comment, created, by role maintainers, a comment on a pull request that says /build or /retest or /cancel or /why or /help or an unknown command: run /build or /retest or /cancel or /why or /help, and answer to pull-request");
    }

    [Fact]
    public void A_summary_shows_the_answer()
    {
        var notification = Say("/help", Reader).Notifications[0];

        NotificationSummary.Of(notification with { Answer = new() { Title = "2 builds started", Lines = ["a", "b"] } }).Should().BeEquivalentTo(new
        {
            Title = "payments-api pr/7: 2 builds started",
            Facts = new[] { KeyValuePair.Create("Answer", "a"), KeyValuePair.Create("Answer", "b"), KeyValuePair.Create("Asked by", Reader) },
            Thread = "payments-api pr/7",
        });
    }

    [Fact]
    public void Mistakes_in_a_rule_with_commands_are_found_when_it_is_defined()
    {
        static Action Define(Func<CommentRuleBuilder, BuildRule> define) => () => BuildRules.CreateBuilder().OnComment(define);

        Define(comment => comment.OnCommit().RunCommands("x")).Should().Throw<ArgumentException>().WithMessage("Commands are about a pull request. Remove OnCommit, or RunCommands.*");
        Define(comment => comment.RunCommands("")).Should().Throw<ArgumentException>();
        Define(comment => comment.RunCommands("x", _ => null!)).Should().Throw<ArgumentException>().WithMessage("The function returned null.*");
        Define(comment => comment.RunCommands("x", commands => commands with { Commands = [] })).Should().Throw<ArgumentException>().WithMessage("At least one command is required.*");
        Define(comment => comment.RunCommands("x", commands => commands with { Commands = [(PullRequestCommand)9] })).Should().Throw<ArgumentException>().WithMessage("The command 9 is not defined.*");
        Define(comment => comment.RunCommands("x", commands => commands with { Projects = ["!a"] })).Should().Throw<ArgumentException>();
        Define(comment => comment.Saying("/build").RunCommands("x")).Should().Throw<ArgumentException>().WithMessage("RunCommands says itself which comments are commands. Remove Saying and WithCommand, or RunCommands. PullRequestCommandOptions.Commands limits the commands.*");
        Define(comment => comment.AnyOf(one => one.WithCommand("/build", "*"), one => one.OnPullRequest()).RunCommands("x")).Should().Throw<ArgumentException>();
        Define(comment => comment.OnPullRequest().Unless(one => one.Saying("/cancel")).TextMatching("^/").RunCommands("x")).Should().NotThrow();
    }
}
