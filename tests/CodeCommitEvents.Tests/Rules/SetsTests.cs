using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class SetsTests
{
    /// <summary>A description, a set of rules, and the projects that a push to <c>main</c> of <c>payments-api</c> starts.</summary>
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Sets => new()
    {
        { "every match", all => all.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b")), ["a", "b"] },
        { "ignore", all => all.OnPush(push => push.StartBuild("a")).OnPush(push => push.Ignore()).OnPush(push => push.StartBuild("b")), ["a"] },
        { "an Ignore of other branches", all => all.OnPush(push => push.ToBranch("x").Ignore()).OnPush(push => push.StartBuild("b")), ["b"] },
        { "stop", all => all.OnPush(push => push.StartBuild("a").StopProcessing()).OnPush(push => push.StartBuild("b")), ["a"] },
        { "stop, then add a build", all => all.OnPush(push => push.StartBuild("a").StopProcessing().StartBuild("b")).OnPush(push => push.StartBuild("c")), ["a", "b"] },
        { "stop without a match", all => all.OnPush(push => push.ToBranch("x").StartBuild("a").StopProcessing()).OnPush(push => push.StartBuild("b")), ["b"] },
        { "stop without a project", all => all.OnPush(push => push.StartBuild(_ => null).StopProcessing()).OnPush(push => push.StartBuild("b")), [] },
        { "first match only", all => all.FirstMatchOnly().OnPush(push => push.ToBranch("x").StartBuild("a")).OnPush(push => push.StartBuild("b")).OnPush(push => push.StartBuild("c")), ["b"] },
        { "first match only, set last", all => all.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b")).FirstMatchOnly(), ["a"] },
        { "a repository", all => all.ForRepository("payments-*", group => group.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))), ["a", "b"] },
        { "another repository", all => all.ForRepository("shop", group => group.OnPush(push => push.StartBuild("a"))).OnPush(push => push.StartBuild("b")), ["b"] },
        { "a repository within", all => all.ForRepository("payments-*", group => group.ForRepository("*-api", inner => inner.OnPush(push => push.StartBuild("a")))), ["a"] },
        { "another within", all => all.ForRepository("payments-*", group => group.ForRepository("*-web", inner => inner.OnPush(push => push.StartBuild("a")))), [] },
        { "within another", all => all.ForRepository("shop-*", group => group.ForRepository("*-api", inner => inner.OnPush(push => push.StartBuild("a")))), [] },
        { "the order within", all => all.OnPush(push => push.StartBuild("a")).ForRepository("**", group => group.OnPush(push => push.StartBuild("b"))).OnPush(push => push.StartBuild("c")), ["a", "b", "c"] },
        { "first match of a group only", all => all.ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.ToBranch("x").StartBuild("a"))).OnPush(push => push.StartBuild("b")).OnPush(push => push.StartBuild("c")), ["b", "c"] },
        { "first match of a group stops the group", all => all.ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))).OnPush(push => push.StartBuild("c")), ["a", "c"] },
        { "first match around a group", all => all.FirstMatchOnly().ForRepository("**", group => group.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))), ["a"] },
        { "a set in a group", all => all.ForRepository("shop", group => group.Add(Given.Rules(more => more.OnPush(push => push.StartBuild("a"))))), [] },
        { "a set in its group", all => all.ForRepository("payments-*", group => group.Add(Given.Rules(more => more.OnPush(push => push.StartBuild("a"))))), ["a"] },
        { "a set with groups", all => all.ForRepository("payments-*", group => group.Add(Given.Rules(more => more.ForRepository("*-web", inner => inner.OnPush(push => push.StartBuild("a")))))), [] },
        { "a set that stops", all => all.Add(Given.Rules(more => more.OnPush(push => push.Ignore()))).OnPush(push => push.StartBuild("a")), [] },
        { "a set of first matches", all => all.Add(Given.Rules(more => more.FirstMatchOnly().OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b")))).OnPush(push => push.StartBuild("c")), ["a", "c"] },
        { "a first match before a group", all => all.FirstMatchOnly().OnPush(push => push.StartBuild("a")).ForRepository("**", group => group.OnPush(push => push.StartBuild("b"))), ["a"] },
        { "a first match in a group of first matches", all => all.FirstMatchOnly().ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.StartBuild("a"))).OnPush(push => push.StartBuild("b")), ["a"] },
        { "two groups of first matches in a set of first matches", all => all.FirstMatchOnly().ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.ToBranch("x").StartBuild("a")).OnPush(push => push.StartBuild("b"))).ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.StartBuild("c"))), ["b"] },
        { "a group of first matches in a group of first matches", all => all.ForRepository("**", group => group.FirstMatchOnly().ForRepository("**", inner => inner.FirstMatchOnly().OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))).OnPush(push => push.StartBuild("c"))).OnPush(push => push.StartBuild("d")), ["a", "d"] },
        { "a group of first matches in a group of all matches", all => all.ForRepository("**", group => group.ForRepository("**", inner => inner.FirstMatchOnly().OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))).OnPush(push => push.StartBuild("c"))), ["a", "c"] },
        { "two groups of first matches, each for itself", all => all.ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b"))).ForRepository("**", group => group.FirstMatchOnly().OnPush(push => push.StartBuild("c")).OnPush(push => push.StartBuild("d"))), ["a", "c"] },
        { "several repositories", all => all.ForRepositories(["shop", "payments-*", "!payments-web"], group => group.OnPush(push => push.StartBuild("a"))), ["a"] },
        { "a set of all matches", all => all.FirstMatchOnly().Add(Given.Rules(more => more.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("b")))), ["a"] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_starts_these_projects(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] projects) =>
        Given.Rules(define).Projects(Given.Push("main")).Should().Equal(projects, what);

    [Fact]
    public void The_repository_of_a_group_is_in_the_description_of_each_rule()
    {
        var rules = Given.Rules(all => all.ForRepository("payments-*", group => group.ForRepository("*-api", inner => inner.OnPush("x", push => push.ToBranch("main").StartBuild("ci")))));

        rules.Rules[0].ToString().Should().Be("x: on a push to a branch, repository payments-*, repository *-api, branch main: start ci at the commit");
    }

    [Fact]
    public void Sets_can_be_concatenated()
    {
        var first = Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPush("a", push => push.Touching("x").StartBuild("a")));
        var second = Given.Rules(all => all.OnPush("b", push => push.Touching("x").StartBuild("b").StopProcessing()));
        var third = Given.Rules(all => all.OnPush("c", push => push.StartBuild("c")));

        var all = BuildRules.Concat(first, second, third);

        all.Rules.Select(rule => rule.Name).Should().Equal("a", "b", "c");
        all.Projects(Given.Push("main")).Should().Equal("b", "c");
        all.Projects(Given.Push("main"), Given.Files("x")).Should().Equal("a", "b");
        BuildRules.Concat().Rules.Should().BeEmpty();
        BuildRules.Concat([third, third]).Projects(Given.Push("main")).Should().Equal("c");
    }

    [Fact]
    public void A_builder_can_be_used_again_without_changing_its_earlier_sets()
    {
        var builder = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("a"));
        var first = builder.Build();
        var second = builder.OnPush(push => push.Touching("x").StartBuild("b")).Build();
        var third = builder.FirstMatchOnly().OnMissingFacts(MissingFactsBehavior.NoMatch).Build();

        first.Projects(Given.Push("main")).Should().Equal("a");
        second.Projects(Given.Push("main")).Should().Equal("a", "b");
        third.Projects(Given.Push("main")).Should().Equal("a");
        second.Rules.Select(rule => (rule.StopsProcessing, rule.MissingFactsBehavior)).Should().Equal((false, MissingFactsBehavior.PerCondition), (false, MissingFactsBehavior.PerCondition));
        third.Rules.Select(rule => (rule.StopsProcessing, rule.MissingFactsBehavior)).Should().Equal((false, MissingFactsBehavior.NoMatch), (false, MissingFactsBehavior.NoMatch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Many_rules_apply_in_their_order(int count)
    {
        var builder = BuildRules.CreateBuilder();
        for (var number = 0; number < count; number++)
        {
            var (kind, project) = (number % 4, $"p{number}");
            builder.OnPush(push => Narrowed(push, kind).StartBuild(project));
        }

        builder.Build().Projects(Given.Push("main")).Should().Equal(Enumerable.Range(0, count).Select(number => $"p{number}"));
    }

    private static PushRuleBuilder Narrowed(PushRuleBuilder push, int kind) => kind switch
    {
        0 => push.InRepository("payments-api").ToBranch("main", "ma*", "**"),
        1 => push.ToBranch("m*", "main"),
        2 => push.InRepository("pay*"),
        _ => push,
    };
}
