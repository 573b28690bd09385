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
    public void An_exclusion_does_not_apply_to_the_patterns_after_it() =>
        new GlobList(["!main", "ma*"]).IsMatch("main").Should().BeTrue();

    [Theory]
    [InlineData("!main", true)]
    [InlineData("!old", false)]
    [InlineData("main", false)]
    public void An_escaped_exclamation_mark_is_literal(string text, bool isMatch) =>
        new GlobList([@"\!*", @"!\!old"]).IsMatch(text).Should().Be(isMatch);

    [Fact]
    public void A_second_exclamation_mark_is_literal()
    {
        var list = new GlobList(["*", "!!main"]);

        list.IsMatch("!main").Should().BeFalse();
        list.IsMatch("main").Should().BeTrue();
    }

    [Fact]
    public void Case_can_be_ignored()
    {
        new GlobList(["Payments-*", "!*OLD"], ignoreCase: true).IsMatch("payments-API").Should().BeTrue();
        new GlobList(["Payments-*", "!*OLD"], ignoreCase: true).IsMatch("payments-old").Should().BeFalse();
        new GlobList(["Payments-*"]).IsMatch("payments-API").Should().BeFalse();
    }

    [Fact]
    public void The_prefix_applies_to_patterns_and_exclusions_that_are_not_full_names()
    {
        var list = new GlobList(["a*", "refs/tags/*", "!ab", "!refs/tags/b"], "refs/heads/");

        list.IsMatch("refs/heads/ac").Should().BeTrue();
        list.IsMatch("refs/heads/ab").Should().BeFalse();
        list.IsMatch("ac").Should().BeFalse();
        list.IsMatch("refs/tags/a").Should().BeTrue();
        list.IsMatch("refs/tags/b").Should().BeFalse();
    }

    [Fact]
    public void The_keys_for_an_index_are_those_of_the_patterns_without_an_exclamation_mark() =>
        new GlobList(["main", "!release/old", "release/**"]).IndexKeys.Should().Equal(new IndexKey("main", IsWhole: true), new IndexKey("release/", IsWhole: false));

    [Fact]
    public void A_list_is_described_in_words()
    {
        new GlobList(["main", "release/**", "!release/old"]).ToString().Should().Be("main or release/** but not release/old");
        new GlobList(["!release/old", "main"], "refs/heads/").ToString().Should().Be("but not release/old or main");
    }

    [Fact]
    public void A_list_of_only_exclusions_throws()
    {
        var make = () => new GlobList(["!main", "!develop"]);

        make.Should().Throw<ArgumentException>().WithMessage("At least one pattern must not start with !*").WithParameterName("patterns");
    }

    [Fact]
    public void A_list_without_patterns_throws()
    {
        var make = () => new GlobList([]);

        make.Should().Throw<ArgumentException>().WithParameterName("patterns");
    }

    [Fact]
    public void Null_throws()
    {
        var makeOfNothing = () => new GlobList(null!);
        var makeOfNull = () => new GlobList(["main", null!], "refs/heads/");

        makeOfNothing.Should().Throw<ArgumentNullException>().WithParameterName("patterns");
        makeOfNull.Should().Throw<ArgumentNullException>().WithParameterName("item");
    }
}
