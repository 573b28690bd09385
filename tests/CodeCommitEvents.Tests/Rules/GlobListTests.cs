using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobListTests
{
    [Theory]
    [InlineData("payments-api", true)]
    [InlineData("payments-old", false)]
    [InlineData("payments-old-2", true)]
    [InlineData("shop", false)]
    public void The_last_pattern_that_matches_decides(string text, bool isMatch) =>
        new GlobList(["payments-*", "!payments-old*", "payments-old-2"]).IsMatch(text).Should().Be(isMatch);

    [Fact]
    public void A_list_says_in_words_what_it_takes() =>
        new GlobList(["main", "release/**", "!release/old"]).ToString().Should().Be("main or release/** but not release/old");

    [Fact]
    public void A_list_of_exclusions_alone_is_a_mistake()
    {
        var make = () => new GlobList(["!main"]);

        make.Should().Throw<ArgumentException>().WithMessage("*at least one*");
    }

    [Fact]
    public void A_list_without_patterns_is_a_mistake()
    {
        var make = () => new GlobList([]);

        make.Should().Throw<ArgumentException>();
    }
}
