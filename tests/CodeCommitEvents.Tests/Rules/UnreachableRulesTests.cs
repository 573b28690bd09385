using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests which rules are found that are never tried.</summary>
public sealed class UnreachableRulesTests
{
    [Fact]
    public void A_rule_is_never_tried_after_a_rule_with_fewer_conditions_that_stops_processing()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPush("all of main", push => push.ToBranch("main").StartBuild("ci").StopProcessing())
            .OnPush("main of payments", push => push.InRepository("payments-*").ToBranch("main").StartBuild("payments-ci"))
            .OnPush("release", push => push.ToBranch("release/**").StartBuild("release"))
            .Build();

        rules.UnreachableRules.Should().Equal(new UnreachableRule { RuleName = "main of payments", EarlierRuleName = "all of main" });
        rules.UnreachableRules[0].ToString().Should().Be("main of payments is never tried: all of main matches the same events, and later rules are then not tried");
    }

    [Fact]
    public void An_ignored_event_and_the_first_match_of_a_group_also_prevent_later_rules() => BuildRules.CreateBuilder()
        .OnTag("no tags", tag => tag.Ignore())
        .OnTag("publish", tag => tag.WithName("v*").StartBuild("publish"))
        .Add(BuildRules.CreateBuilder().FirstMatchOnly()
            .OnPush("any push", push => push.StartBuild("a"))
            .OnPush("push to main", push => push.ToBranch("main").StartBuild("b"))
            .Build())
        .OnPush("not in the group", push => push.ToBranch("main").StartBuild("c"))
        .Build().UnreachableRules.Select(rule => rule.RuleName).Should().Equal("publish", "push to main");

    [Fact]
    public void Conditions_that_are_not_certainly_met_together_make_no_rule_unreachable() => BuildRules.CreateBuilder()
        .OnPush("docs", push => push.Touching("docs/**").Ignore())
        .OnPush("docs of main", push => push.Touching("docs/**").ToBranch("main").StartBuild("docs"))
        .OnPush("predicate", push => push.Where(it => it.RepositoryName == "a").Ignore())
        .OnPush("other predicate", push => push.Where(it => it.RepositoryName == "a").StartBuild("a"))
        .OnPush("needs a commit", push => push.ToBranch("x").StartBuild("b").StopProcessing())
        .OnPush("needs none", push => push.ToBranch("x").StartBuild("c", build => build.At(SourceVersionChoice.ProjectDefault)))
        .OnPush("main", push => push.ToBranch("main").Ignore())
        .OnTag("tag", tag => tag.StartBuild("d"))
        .Build().UnreachableRules.Should().BeEmpty();

    [Fact]
    public void A_rule_that_is_found_is_never_tried_for_the_events_of_its_own_conditions()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPullRequest("opened", pr => pr.Opened().Ignore())
            .OnPullRequest("opened into main", pr => pr.Opened().Into("main").StartBuild("ci"))
            .Build();

        rules.UnreachableRules.Should().ContainSingle().Which.RuleName.Should().Be("opened into main");
        rules.Evaluate(CodeCommitEvents.Testing.FakeEvents.PullRequestCreated()).Builds.Should().BeEmpty();
    }
}
