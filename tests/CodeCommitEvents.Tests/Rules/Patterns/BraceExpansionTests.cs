using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class BraceExpansionTests
{
    [Theory]
    [InlineData("main", "main")]
    [InlineData("{a,b}-*", "a-*", "b-*")]
    [InlineData("x{a,b}{c,d}", "xac", "xad", "xbc", "xbd")]
    [InlineData("{a,b{c,d}}", "a", "bc", "bd")]
    [InlineData("v1{,-rc}", "v1", "v1-rc")]
    [InlineData("{a}", "a")]
    [InlineData(@"\{a,b}", @"\{a,b}")]
    [InlineData(@"{a\,b,c}", @"a\,b", "c")]
    [InlineData("[{]{a,[,}]}", "[{]a", "[{][,}]")]
    public void A_pattern_is_expanded_to_its_alternatives(string pattern, params string[] texts) =>
        BraceExpansion.Of(pattern).Should().Equal(texts);

    [Fact]
    public void A_pattern_with_too_many_alternatives_is_not_expanded()
    {
        BraceExpansion.Of($"{{{string.Join(',', Enumerable.Range(0, 64))}}}").Should().HaveCount(64);
        BraceExpansion.Of($"{{{string.Join(',', Enumerable.Range(0, 65))}}}").Should().HaveCount(1);
        BraceExpansion.Of(string.Concat(Enumerable.Repeat("{a,b}", 1000))).Should().HaveCount(1);
    }

    [Fact]
    public void Rules_with_alternatives_are_found_by_each_of_them()
    {
        var asked = 0;
        var builder = BuildRules.CreateBuilder();
        for (var number = 0; number < 300; number++)
        {
            var repository = $"{{shop,cart}}-{number}";
            builder.OnPush(push => push.InRepository(repository).Where(_ => ++asked > 0).StartBuild("ci"));
        }

        builder.Build().Starts(Given.Push("main", "cart-77")).Should().BeTrue();
        asked.Should().Be(1);
    }
}
