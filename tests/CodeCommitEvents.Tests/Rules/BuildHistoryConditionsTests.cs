using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class BuildHistoryConditionsTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnFinishedBuild(build => build.Fixed().StartBuild("fixed"))
        .OnFinishedBuild(build => build.StillFailing().StartBuild("still"))
        .OnFinishedBuild(build => build.FirstFailure().StartBuild("first")));

    /// <summary>The status of a build, the status of the build before it, and the rules that match.</summary>
    public static TheoryData<string, string?, string[]> Sequences => new()
    {
        { "SUCCEEDED", null, [] },
        { "SUCCEEDED", "SUCCEEDED", [] },
        { "SUCCEEDED", "FAILED", ["fixed"] },
        { "SUCCEEDED", "TIMED_OUT", ["fixed"] },
        { "SUCCEEDED", "SOMETHING_NEW", ["fixed"] },
        { "FAILED", null, ["first"] },
        { "FAILED", "SUCCEEDED", ["first"] },
        { "FAILED", "FAULT", ["still"] },
        { "TIMED_OUT", "FAILED", ["still"] },
        { "FAULT", "SUCCEEDED", ["first"] },
        { "SOMETHING_NEW", "FAILED", ["still"] },
        { "STOPPED", "SUCCEEDED", [] },
        { "STOPPED", "FAILED", [] },
        { "STOPPED", null, [] },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void The_status_and_the_status_of_the_build_before_decide(string status, string? previous, string[] matching)
    {
        var decision = Rules.Evaluate(Given.Build(new BuildStatus(status)), After(previous));

        decision.Builds.Select(build => build.ProjectName).Should().Equal(matching);
        decision.NeededFacts.Should().Be(EventFactKinds.None);
    }

    [Theory]
    [InlineData(MissingFactsBehavior.Match)]
    [InlineData(MissingFactsBehavior.NoMatch)]
    public void An_unknown_history_meets_no_condition_and_no_negation_whatever_OnMissingFacts_says(MissingFactsBehavior meaning)
    {
        var rules = Given.Rules(all => all.OnMissingFacts(meaning)
            .OnFinishedBuild(build => build.Fixed().StartBuild("fixed"))
            .OnFinishedBuild(build => build.Unless(not => not.Fixed()).StartBuild("not-fixed")));
        var facts = new EventFacts { BuildBatch = BatchMembership.None };

        var decision = rules.Evaluate(Given.Build(BuildStatus.Succeeded), facts);

        decision.Builds.Should().BeEmpty();
        decision.NeededFacts.Should().Be(EventFactKinds.BuildHistory);
        decision.Explanation.Rules.Should().AllSatisfy(rule => rule.Outcome.Should().Be(ConditionOutcome.Unknown));
        rules.Evaluate(Given.Build(BuildStatus.Failed), facts).Builds.Select(build => build.ProjectName).Should().Equal(["not-fixed"], "a failed build is not fixed, whatever was before");
    }

    [Theory]
    [InlineData("SUCCEEDED", EventFactKinds.BuildHistory)]
    [InlineData("STOPPED", EventFactKinds.None)]
    public void The_history_is_needed_only_if_the_status_does_not_decide(string status, EventFactKinds needed) =>
        Rules.Evaluate(Given.Build(new BuildStatus(status)), new() { BuildBatch = BatchMembership.None }).NeededFacts.Should().Be(needed);

    [Fact]
    public void The_explanation_names_the_build_before_or_why_it_is_unknown()
    {
        string? Actual(EventFacts facts) => Rules.Evaluate(Given.Build(BuildStatus.Succeeded), facts).Explanation.Rules[0].Conditions.Single(condition => condition.Name == "fixed").Actual;

        Actual(After("FAILED")).Should().Be("SUCCEEDED after FAILED of build/unit-tests:0");
        Actual(After(null)).Should().Be("SUCCEEDED after no earlier build");
        Actual(EventFacts.None).Should().Be("SUCCEEDED after an unknown build (the event does not contain it, and no provider was asked)");
        Actual(new() { BuildHistoryProblem = "the provider does not know" }).Should().Be("SUCCEEDED after an unknown build (the provider does not know)");
    }

    [Fact]
    public void Conditions_that_no_build_meets_together_are_an_error()
    {
        Action[] mistakes =
        [
            () => Given.Rules(all => all.OnFinishedBuild(build => build.Failed().Fixed().StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.Fixed().FirstFailure().StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.EndedWith(BuildStatus.Stopped).StillFailing().StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.EachOfBatch().Fixed().StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.FirstFailure().EachOfBatch().StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.AnyOf(one => one.EachOfBatch().Failed()).StartBuild("x"))),
            () => Given.Rules(all => all.OnFinishedBuild(build => build.Unless(not => not.EachOfBatch()).StartBuild("x"))),
        ];

        mistakes.Should().AllSatisfy(mistake => mistake.Should().Throw<ArgumentException>());
        Given.Rules(all => all.OnFinishedBuild(build => build.Failed().FirstFailure().StartBuild("x"))).Rules.Should().ContainSingle();
    }

    [Fact]
    public void The_words_are_the_same_in_JSON()
    {
        var rules = BuildRulesDocument.FromJson("""
            {"rules": [
              {"on": "finishedBuild", "fixed": true, "startBuild": "fixed"},
              {"on": "finishedBuild", "stillFailing": true, "startBuild": "still"},
              {"on": "finishedBuild", "firstFailure": true, "startBuild": "first"},
              {"on": "finishedBuild", "eachOfBatch": true, "failed": true, "startBuild": "each"}
            ]}
            """);

        rules.Rules.Select(rule => rule.ToString()).Should().Equal(
        [
            .. Rules.Rules.Select(rule => rule.ToString()),
            "each: on a finished build, each build of a batch build, a build that failed: start each at the commit",
        ]);
    }

    [Fact]
    public void The_setting_eachOfBatch_is_not_set_by_false_and_is_unknown_in_a_group()
    {
        var rules = BuildRulesDocument.FromJson("""{"rules": [{"on": "finishedBuild", "eachOfBatch": false, "failed": true, "startBuild": "x"}]}""");
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "finishedBuild", "unless": {"eachOfBatch": true}, "startBuild": "x"}]}""");

        rules.Evaluate(Given.Build(BuildStatus.Failed)).Builds.Should().ContainSingle();
        read.Should().Throw<BuildRulesFormatException>().WithMessage("*eachOfBatch*");
    }

    private static EventFacts After(string? status) => new()
    {
        BuildBatch = BatchMembership.None,
        BuildHistory = new()
        {
            PreviousBuild = status is null ? null : new() { BuildArn = new("arn:aws:codebuild:eu-west-1:111122223333:build/unit-tests:0"), Status = new(status) },
        },
    };
}
