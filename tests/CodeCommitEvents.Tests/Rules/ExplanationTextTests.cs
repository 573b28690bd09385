using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ExplanationTextTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPullRequest("review", pr => pr.Into("main").StartBuild("ci"))
        .OnPush("code", push => push
            .InRepository("payments-*")
            .Unless(not => not.AnyOf(one => one.By(CallerPattern.User("bot")), one => one.ToBranch("release/**").OnlyTouching("docs/**")))
            .WithoutSkipMarker("[skip ci]")
            .StartBuild("ci").StartBuild("docs"))
        .OnPush("main", push => push.ToBranch("main").Where(one => one.Region != "eu-west-1").StartBuild("ci").StopProcessing())
        .OnPush("late", push => push.ToBranch("main").Touching("src/**").StartBuild("late")));

    private static readonly ReferenceUpdatedEvent Push = Given.Push("main") with { CallerUserArn = new(Given.Maintainer) };

    [Fact]
    public void A_decision_in_a_line_a_rule() =>
        Lines(Rules.Evaluate(Push).ToString()).Should().Be(
            """
            review: expected a pull request opened or updated, met referenceUpdated of refs/heads/main
            code: matched on an assumption, as not a commit message with [skip ci] could not be told
            main: matched, and no rule behind it is tried
            late: not tried, as main had matched
            """);

    [Fact]
    public void A_decision_as_a_tree() =>
        Lines(Rules.Evaluate(Push).Explain().ToText()).Should().Be(
            """
            referenceUpdated of refs/heads/main
              review: not matched
                no  a pull request opened or updated, met referenceUpdated of refs/heads/main
                -   into main
                yes a commit to build
              code: matched on an assumption, as not a commit message with [skip ci] could not be told
                yes a push to a branch
                yes repository payments-*
                yes a commit to build
                yes unless
                    no  any of
                        no  by user bot, met arn:aws:sts::111122223333:assumed-role/maintainers/mary
                        no  all of
                            no  branch release/**, met main
                            -   a change of nothing but docs/**
                ?   not a commit message with [skip ci], met an unknown commit message (no event tells it, and no source was asked)
              main: matched, and no rule behind it is tried
                yes a push to a branch
                yes branch main
                yes a commit to build
                yes one => one.Region != "eu-west-1"
              late: not tried, as main had matched
                yes a push to a branch
                yes branch main
                yes a commit to build
                -   a change of src/**

            """);

    [Fact]
    public void Where_nothing_is_built_the_nearest_miss_is_said_last() =>
        Lines(Rules.Evaluate(Given.Push("develop", "shop")).Explain().ToText()).Should().Be(
            """
            referenceUpdated of refs/heads/develop
              review: not matched
                no  a pull request opened or updated, met referenceUpdated of refs/heads/develop
                -   into main
                yes a commit to build
              code: not matched
                yes a push to a branch
                no  repository payments-*, met shop
                yes a commit to build
                ?   unless
                    ?   any of
                        ?   by user bot, met nobody that the event names
                        no  all of
                            no  branch release/**, met develop
                            -   a change of nothing but docs/**
                -   not a commit message with [skip ci]
              main: not matched
                yes a push to a branch
                no  branch main, met develop
                yes a commit to build
                -   one => one.Region != "eu-west-1"
              late: not matched
                yes a push to a branch
                no  branch main, met develop
                yes a commit to build
                -   a change of src/**
            nearest: main: expected branch main, met develop

            """);

    [Fact]
    public void Everything_that_was_missed_is_said_on_the_line_of_a_rule() =>
        Rules.Evaluate(Given.Push("develop", "shop")).Explain().Rules.Select(rule => rule.Verdict).Should().Equal(
            "expected a pull request opened or updated, met referenceUpdated of refs/heads/develop",
            "expected repository payments-*, met shop; expected not (by user bot or (branch release/** and a change of nothing but docs/**)), met nobody that the event names and develop",
            "expected branch main, met develop",
            "expected branch main, met develop");

    [Fact]
    public void An_unknown_fact_of_which_no_match_was_made_is_said()
    {
        var rules = Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch)
            .OnPush(push => push.Touching("src/**").AnyOf(one => one.WithBreakingChange(), one => one.WithCommitType("feat")).StartBuild("ci")));

        rules.Evaluate(Push).ToString().Should().Be(
            "ci: expected a change of src/**, met unknown files (the event does not tell them, and no source was asked); expected a commit with a breaking change or a commit of the type feat, met an unknown commit message (no event tells it, and no source was asked)");
        Lines(rules.Evaluate(Push).Explain().ToText()).Should().StartWith(
            """
            referenceUpdated of refs/heads/main
              ci: not matched, as a change of src/** and a commit with a breaking change or a commit of the type feat could not be told
            """);
    }

    [Fact]
    public void The_outcome_of_a_group_is_that_of_its_conditions()
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .AnyOf(one => one.ToBranch("main"), one => one.Where(_ => true))
            .AnyOf(one => one.ToBranch("x"), one => one.By("**"))
            .AnyOf(one => one.ToBranch("main").By("**"))
            .AnyOf(one => one.ToBranch("main").InRepository("x"))
            .AnyOf(one => one.ToBranch("x").Where(_ => true), one => one.ToBranch("y"))
            .AnyOf(one => one.ToBranch("main").Where(_ => true), one => one.ToBranch("y"))
            .StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Explain().Rules[0].Conditions.Where(one => one.Conditions.Count > 0)
            .Select(one => (one.Name, one.Actual, one.Outcome, string.Join(' ', one.Conditions.Select(inner => inner.Outcome)))).Should().Equal(
                ("anyOf", null, ConditionOutcome.Unknown, "NoMatch Unknown"),
                ("allOf", null, ConditionOutcome.Unknown, "Match Unknown"),
                ("allOf", null, ConditionOutcome.NoMatch, "Match NoMatch"),
                ("anyOf", null, ConditionOutcome.Match, "Match NotEvaluated"),
                ("anyOf", null, ConditionOutcome.NoMatch, "NoMatch NoMatch"),
                ("anyOf", null, ConditionOutcome.NotEvaluated, "NoMatch NotEvaluated"));
    }

    [Fact]
    public void Of_an_unless_what_the_event_has_is_said()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Unless(not => not.ToBranch("main")).StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).ToString().Should().Be("ci: expected not branch main, met main");
        rules.Evaluate(Given.Push("main")).Explain().Rules[0].Conditions[2].Conditions.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_described(ServiceEvent serviceEvent, string words) =>
        Rules.Evaluate(serviceEvent).Explain().Event.Should().Be(words);

    [Fact]
    public void A_set_without_rules_says_so()
    {
        var explanation = BuildRules.Empty.Evaluate(Push).Explain();

        explanation.ToString().Should().Be("there are no rules");
        Lines(explanation.ToText()).Should().Be("referenceUpdated of refs/heads/main\n");
        explanation.NearestMiss.Should().BeNull();
    }

    public static TheoryData<ServiceEvent, string> Events() => new()
    {
        { Given.Push("refs/tags/v1"), "referenceUpdated of refs/tags/v1" },
        { Given.Opened(), "pullRequestCreated" },
        { new UnknownCodeCommitEvent { Json = "{}" }, "UnknownCodeCommitEvent" },
        { Given.Build(new("SUCCEEDED")), "a build that is SUCCEEDED" },
        { Given.Build(null), "BuildStateChangeEvent" },
        { new ForeignEvent { Json = "{}" }, "ForeignEvent" },
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
