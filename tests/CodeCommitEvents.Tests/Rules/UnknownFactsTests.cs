using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>
/// Tests that a rule by default assumes that conditions on unknown files and conditions that exclude commit messages are met. The assumption
/// can start builds but never prevents a build. Rules never assume the commit message that a condition requires, a caller, an account or a
/// region.
/// </summary>
public sealed class UnknownFactsTests
{
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Sets => new()
    {
        { "matches by default", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")), ["ci"] },
        { "matches", all => all.OnMissingFacts(MissingFactsBehavior.Match).OnPush(push => push.Touching("src/**").StartBuild("ci")), ["ci"] },
        { "does not match", all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush(push => push.Touching("src/**").StartBuild("ci")), [] },
        { "set after the rules", all => all.OnPush(push => push.Touching("src/**").StartBuild("ci")).OnMissingFacts(MissingFactsBehavior.NoMatch), [] },
        { "set twice", all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnMissingFacts(MissingFactsBehavior.Match).OnPush(push => push.Touching("src/**").StartBuild("ci")), ["ci"] },
        { "a required commit message is not assumed", all => all.OnPush(push => push.WithCommitMessage(@"\[deploy prod\]").StartBuild("ci")), [] },
        { "a required commit type is not assumed", all => all.OnPush(push => push.WithCommitType("feat").StartBuild("ci")), [] },
        { "a required skip marker is not assumed", all => all.OnPush(push => push.WithSkipMarker().StartBuild("ci")), [] },
        { "a required message is assumed if asked for", all => all.OnMissingFacts(MissingFactsBehavior.Match).OnPush(push => push.WithCommitType("feat").StartBuild("ci")), ["ci"] },
        { "a missing skip marker is assumed", all => all.OnPush(push => push.WithoutSkipMarker().StartBuild("ci")), ["ci"] },
        { "an excluded message is assumed to be absent", all => all.OnPush(push => push.Unless(not => not.WithCommitType("docs")).StartBuild("ci")), ["ci"] },
        { "the negation of an exclusion is a requirement", all => all.OnPush(push => push.Unless(not => not.WithoutSkipMarker()).StartBuild("ci")), [] },
        { "one alternative is enough", all => all.OnPush(push => push.AnyOf(one => one.WithCommitType("feat"), one => one.Touching("src/**")).StartBuild("ci")), ["ci"] },
        { "a requirement beside an assumption", all => all.OnPush(push => push.Touching("src/**").WithCommitType("feat").StartBuild("ci")), [] },
        { "an alternative to a requirement", all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.WithCommitType("feat")).StartBuild("ci")), ["ci"] },
        { "the negation is unknown, too", all => all.OnPush(push => push.Unless(not => not.Touching("src/**")).StartBuild("ci")), ["ci"] },
        { "an unknown caller does not match", all => all.OnPush(push => push.By(CallerPattern.Role("x")).StartBuild("ci")), [] },
        { "an unknown caller beside an unknown fact", all => all.OnPush(push => push.By(CallerPattern.Role("x")).Touching("src/**").StartBuild("ci")), [] },
        { "an unknown account does not match", all => all.OnPush(push => push.InAccount("**").StartBuild("ci")), [] },
        { "an assumption does not ignore", all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.StartBuild("ci")), ["ci"] },
        { "an assumption does not stop", all => all.OnPush(push => push.Touching("docs/**").StartBuild("docs").StopProcessing()).OnPush(push => push.StartBuild("ci")), ["docs", "ci"] },
        { "an assumption is not the first match", all => all.FirstMatchOnly().OnPush(push => push.Touching("docs/**").StartBuild("docs")).OnPush(push => push.StartBuild("ci")).OnPush(push => push.StartBuild("x")), ["docs", "ci"] },
        { "a match without an assumption stops", all => all.OnPush(push => push.StartBuild("docs").StopProcessing()).OnPush(push => push.StartBuild("ci")), ["docs"] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void OnMissingFacts_decides_what_unknown_facts_mean(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] projects) =>
        Given.Rules(define).Projects(Given.Push("main")).Should().Equal(projects, what);

    [Fact]
    public void Each_rule_has_the_OnMissingFacts_of_its_set()
    {
        var rules = Given.Rules(all => all
            .OnMissingFacts(MissingFactsBehavior.NoMatch)
            .OnPush(push => push.StartBuild("ci"))
            .Add(Given.Rules(more => more.OnMissingFacts(MissingFactsBehavior.Match).OnPush(push => push.StartBuild("a"))))
            .ForRepository("payments-*", group => group.OnMissingFacts(MissingFactsBehavior.Match).OnPush(push => push.StartBuild("b")))
            .ForRepository("payments-*", group => group.OnPush(push => push.StartBuild("c"))));

        rules.Rules.Select(rule => rule.MissingFactsBehavior).Should().Equal(MissingFactsBehavior.NoMatch, MissingFactsBehavior.Match, MissingFactsBehavior.Match, MissingFactsBehavior.NoMatch);
        Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))).Rules[0].MissingFactsBehavior.Should().Be(MissingFactsBehavior.PerCondition);
    }

    [Fact]
    public void A_rule_in_words_says_what_it_does_without_the_facts_that_it_needs()
    {
        Last(push => push.Touching("src/**")).Should().Be("also if the changed files are unknown");
        Last(push => push.WithCommitType("feat")).Should().Be("not if the commit is unknown");
        Last(push => push.WithoutSkipMarker()).Should().Be("also if the commit is unknown");
        Last(push => push.Unless(not => not.WithCommitType("feat"))).Should().Be("also if the commit is unknown");
        Last(push => push.WithoutSkipMarker().WithCommitType("feat")).Should().Be("not if the commit is unknown");
        Last(push => push.AnyOf(one => one.WithoutSkipMarker("x"), one => one.WithCommitType("feat"))).Should().Be("also if the commit is unknown");
        Last(push => push.Touching("src/**").WithoutSkipMarker()).Should().Be("also if the changed files or the commit are unknown");
        Last(push => push.Touching("src/**").WithCommitType("feat")).Should().Be("also if the changed files are unknown, but not if the commit is unknown");

        static string Last(Func<PushRuleBuilder, PushRuleBuilder> define) =>
            Given.Rules(all => all.OnPush(push => define(push).StartBuild("ci"))).ToText().Split('\n')[^1].Trim();
    }

    [Fact]
    public void A_build_says_on_which_unknown_facts_its_decision_depends()
    {
        Assumed(all => all.OnPush(push => push.Touching("src/**").StartBuild("ci"))).Should().Be(EventFactKinds.ChangedFiles);
        Assumed(all => all.OnPush(push => push.Touching("src/**").WithoutSkipMarker().StartBuild("ci"))).Should().Be(EventFactKinds.Commit | EventFactKinds.ChangedFiles);
        Assumed(all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.Touching("src/**")).StartBuild("ci"))).Should().Be(EventFactKinds.None);
        Assumed(all => all.OnPush(push => push.StartBuild("ci"))).Should().Be(EventFactKinds.None);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_build_that_another_rule_requests_for_certain_is_no_assumption(bool isCertainFirst)
    {
        BuildRulesBuilder Certain(BuildRulesBuilder all) => all.OnPush(push => push.StartBuild("ci"));
        BuildRulesBuilder Assuming(BuildRulesBuilder all) => all.OnPush(push => push.Touching("src/**").StartBuild("ci"));

        Assumed(all => isCertainFirst ? Assuming(Certain(all)) : Certain(Assuming(all))).Should().Be(EventFactKinds.None);
    }

    private static EventFactKinds Assumed(Func<BuildRulesBuilder, BuildRulesBuilder> define) => Given.Rules(define).Evaluate(Given.Push("main")).Builds.Should().ContainSingle().Subject.AssumedFacts;

    [Fact]
    public void With_known_facts_nothing_is_assumed()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.StartBuild("ci")));

        rules.Projects(Given.Push("main"), Given.Files("docs/a.md")).Should().BeEmpty();
        rules.Projects(Given.Push("main"), Given.Files("src/a.cs")).Should().Equal("ci");
    }
}
