using System.Globalization;

namespace CodeCommitEvents.Tests.Rules;

public sealed class NearestMissTests
{
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string?> Sets => new()
    {
        { "the fewest unmet conditions", all => all.OnPush("a", push => push.InRepository("x").ToBranch("x").StartBuild("a")).OnPush("b", push => push.ToBranch("x").StartBuild("b")), "b" },
        { "then the most met conditions", all => all.OnPush("a", push => push.ToBranch("x").StartBuild("a")).OnPush("b", push => push.ToBranch("x").InRepository("**").StartBuild("b")), "b" },
        { "fewer unmet conditions before more met ones", all => all.OnPush("a", push => push.ToBranch("x").InRegion("eu-west-1").InRepository("**").ToBranch("**").StartBuild("a")).OnPush("b", push => push.ToBranch("x").StartBuild("b")), "b" },
        { "then the first rule", all => all.OnPush("a", push => push.ToBranch("x").StartBuild("a")).OnPush("b", push => push.ToBranch("y").StartBuild("b")), "a" },
        { "unknown counts as unmet", all => all.OnPush("a", push => push.By("**").InRegion("**").StartBuild("a")).OnPush("b", push => push.ToBranch("x").StartBuild("b")), "b" },
        { "none if something is built", all => all.OnPush("a", push => push.ToBranch("x").StartBuild("a")).OnPush("b", push => push.StartBuild("b")), null },
        { "after a rule with Ignore", all => all.OnPush("a", push => push.ToBranch("x").StartBuild("a")).OnPush("b", push => push.Ignore()).OnPush("c", push => push.StartBuild("c")), null },
        { "only rules about this kind of event", all => all.OnTag("a", tag => tag.StartBuild("a")).OnPush("b", push => push.InRepository("x").ToBranch("x").StartBuild("b")), "b" },
        { "no rule that starts nothing", all => all.OnPush("a", push => push.ToBranch("x").Ignore()).OnPush("b", push => push.InRepository("x").ToBranch("x").StartBuild("b")), "b" },
        { "a rule that matches without a project", all => all.OnPush("a", push => push.StartBuild(_ => null)).OnPush("b", push => push.ToBranch("x").StartBuild("b")), "b" },
        { "none if all match", all => all.OnPush("a", push => push.StartBuild(_ => null)), null },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void The_nearest_miss_is_the_expected_rule(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string? expected) =>
        (Given.Rules(define).Evaluate(Given.Push("main")).Explanation.NearestMiss?.RuleName).Should().Be(expected, what);

    [Fact]
    public void With_many_rules_the_matches_and_the_nearest_misses_are_shown_in_order()
    {
        var builder = BuildRules.CreateBuilder();
        for (var number = 0; number < 9; number++)
        {
            builder.OnPush(string.Create(CultureInfo.InvariantCulture, $"far{number}"), push => push.InRepository("x").ToBranch("x").StartBuild("x"));
        }

        builder.OnPush("near", push => push.ToBranch("x").StartBuild("x")).OnPush("match", push => push.StartBuild("y"));
        for (var number = 0; number < 2; number++)
        {
            builder.OnPush(string.Create(CultureInfo.InvariantCulture, $"farther{number}"), push => push.InRepository("x").ToBranch("x").StartBuild("x"));
        }

        var lines = builder.Build().Evaluate(Given.Push("main")).ToString().ReplaceLineEndings("\n").Split('\n');

        lines.Select(line => line.Split(':')[0]).Should().Equal(
            "far0", "far1", "far2", "far3", "far4", "far5", "far6", "far7", "near", "match", "and 3 rules that are further from a match");
        builder.Build().Evaluate(Given.Push("main")).Explanation.ToText().ReplaceLineEndings("\n").Split('\n')
            .Count(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Should().Be(13);
    }

    [Fact]
    public void Up_to_ten_rules_are_all_shown()
    {
        var builder = BuildRules.CreateBuilder();
        for (var number = 0; number < 10; number++)
        {
            builder.OnPush(push => push.ToBranch("x").StartBuild("x"));
        }

        builder.Build().Evaluate(Given.Push("main")).ToString().ReplaceLineEndings("\n").Split('\n').Should().HaveCount(10).And.OnlyContain(line => line.StartsWith('x') && line.EndsWith(": expected branch x, found main"));
        builder.OnPush(push => push.ToBranch("x").StartBuild("x")).Build().Evaluate(Given.Push("main")).ToString().Should().EndWith("and 1 rule that is further from a match");
    }
}
