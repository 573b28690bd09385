using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>
/// Tests that a rule by default assumes that conditions on unknown facts are met. The assumption can start builds but never prevents a
/// build. Rules never assume a caller, an account or a region.
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
        Given.Rules(all => all.OnPush(push => push.StartBuild("ci"))).Rules[0].MissingFactsBehavior.Should().Be(MissingFactsBehavior.Match);
    }

    [Fact]
    public void With_known_facts_nothing_is_assumed()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("docs/**").Ignore()).OnPush(push => push.StartBuild("ci")));

        rules.Projects(Given.Push("main"), Given.Files("docs/a.md")).Should().BeEmpty();
        rules.Projects(Given.Push("main"), Given.Files("src/a.cs")).Should().Equal("ci");
    }
}
