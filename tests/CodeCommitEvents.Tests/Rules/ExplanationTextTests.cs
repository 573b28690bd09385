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
    public void A_decision_is_printed_with_one_line_per_rule() =>
        Lines(Rules.Evaluate(Push).ToString()).Should().Be(
            """
            review: expected a pull request, found referenceUpdated of refs/heads/main
            code: matched, assuming a commit message without [skip ci]
            main: matched; later rules are not tried; its build of ci is the same build as rule code
            late: not tried because main matched
            """);

    [Fact]
    public void An_explanation_is_printed_as_a_tree() =>
        Lines(Rules.Evaluate(Push).Explanation.ToText()).Should().Be(
            """
            referenceUpdated of refs/heads/main
              review: not matched
                no  a pull request, found referenceUpdated of refs/heads/main
                -   opened or updated
                -   destination main
                yes a commit to build
              code: matched, assuming a commit message without [skip ci]
                yes a push to a branch
                yes repository payments-*
                yes a commit to build
                yes unless
                    no  any of
                        no  by user bot, found arn:aws:sts::111122223333:assumed-role/maintainers/mary
                        no  all of
                            no  branch release/**, found main
                            -   a change of nothing but docs/**
                ?   a commit message without [skip ci], found an unknown commit message (the event does not contain it, and no provider was asked)
              main: matched; later rules are not tried; its build of ci is the same build as rule code
                yes a push to a branch
                yes branch main
                yes a commit to build
                yes one => one.Region != "eu-west-1"
              late: not tried because main matched
                yes a push to a branch
                yes branch main
                yes a commit to build
                -   a change of src/**

            """);

    [Fact]
    public void If_nothing_is_built_the_nearest_miss_is_the_last_line() =>
        Lines(Rules.Evaluate(Given.Push("develop", "shop")).Explanation.ToText()).Should().Be(
            """
            referenceUpdated of refs/heads/develop
              review: not matched
                no  a pull request, found referenceUpdated of refs/heads/develop
                -   opened or updated
                -   destination main
                yes a commit to build
              code: not matched
                yes a push to a branch
                no  repository payments-*, found shop
                yes a commit to build
                ?   unless
                    ?   any of
                        ?   by user bot, found nobody named in the event
                        no  all of
                            no  branch release/**, found develop
                            -   a change of nothing but docs/**
                -   a commit message without [skip ci]
              main: not matched
                yes a push to a branch
                no  branch main, found develop
                yes a commit to build
                -   one => one.Region != "eu-west-1"
              late: not matched
                yes a push to a branch
                no  branch main, found develop
                yes a commit to build
                -   a change of src/**
            nearest: main: expected branch main, found develop

            """);

    [Fact]
    public void The_line_of_a_rule_contains_every_unmet_condition() =>
        Rules.Evaluate(Given.Push("develop", "shop")).Explanation.Rules.Select(rule => rule.Verdict).Should().Equal(
            "expected a pull request, found referenceUpdated of refs/heads/develop",
            "expected repository payments-*, found shop; expected not (by user bot or (branch release/** and a change of nothing but docs/**)), found nobody named in the event and develop",
            "expected branch main, found develop",
            "expected branch main, found develop");

    [Fact]
    public void An_unknown_fact_that_counts_as_no_match_is_explained()
    {
        var rules = Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch)
            .OnPush(push => push.Touching("src/**").AnyOf(one => one.WithBreakingChange(), one => one.WithCommitType("feat")).StartBuild("ci")));

        rules.Evaluate(Push).ToString().Should().Be(
            "ci: expected a change of src/**, found unknown files (the event does not list them, and no provider was asked); expected a commit with a breaking change or a commit of the type feat, found an unknown commit message (the event does not contain it, and no provider was asked)");
        Lines(rules.Evaluate(Push).Explanation.ToText()).Should().StartWith(
            """
            referenceUpdated of refs/heads/main
              ci: not matched: could not determine a change of src/** and a commit with a breaking change or a commit of the type feat
            """);
    }

    [Fact]
    public void The_outcome_of_a_group_follows_from_its_conditions()
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .AnyOf(one => one.ToBranch("main"), one => one.Where(_ => true))
            .AnyOf(one => one.ToBranch("x"), one => one.By("**"))
            .AnyOf(one => one.ToBranch("main").By("**"))
            .AnyOf(one => one.ToBranch("main").InRepository("x"))
            .AnyOf(one => one.ToBranch("x").Where(_ => true), one => one.ToBranch("y"))
            .AnyOf(one => one.ToBranch("main").Where(_ => true), one => one.ToBranch("y"))
            .StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions.Where(one => one.Conditions.Count > 0)
            .Select(one => (one.Name, one.Actual, one.Outcome, string.Join(' ', one.Conditions.Select(inner => inner.Outcome)))).Should().Equal(
                ("anyOf", null, ConditionOutcome.Unknown, "NoMatch Unknown"),
                ("allOf", null, ConditionOutcome.Unknown, "Match Unknown"),
                ("allOf", null, ConditionOutcome.NoMatch, "Match NoMatch"),
                ("anyOf", null, ConditionOutcome.Match, "Match NotEvaluated"),
                ("anyOf", null, ConditionOutcome.NoMatch, "NoMatch NoMatch"),
                ("anyOf", null, ConditionOutcome.NotEvaluated, "NoMatch NotEvaluated"));
    }

    [Fact]
    public void The_explanation_of_an_unless_contains_the_value_of_the_event()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Unless(not => not.ToBranch("main")).StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).ToString().Should().Be("ci: expected not branch main, found main");
        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions[2].Conditions.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_described(ServiceEvent serviceEvent, string words) =>
        Rules.Evaluate(serviceEvent).Explanation.Event.Should().Be(words);

    [Fact]
    public void The_explanation_of_an_empty_set_says_that_there_are_no_rules()
    {
        var explanation = BuildRules.Empty.Evaluate(Push).Explanation;

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
        { new ForeignEvent { Json = "{}" }, "a message of another service" },
        { new ForeignEvent { Json = "{}", Source = "aws:s3" }, "a message of \"aws:s3\"" },
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
