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
    public void An_exclusion_before_what_it_excludes_excludes_nothing() =>
        new GlobList(["!main", "ma*"]).IsMatch("main").Should().BeTrue();

    [Theory]
    [InlineData("!main", true)]
    [InlineData("!old", false)]
    [InlineData("main", false)]
    public void An_escaped_exclamation_mark_is_a_character(string text, bool isMatch) =>
        new GlobList([@"\!*", @"!\!old"]).IsMatch(text).Should().Be(isMatch);

    [Fact]
    public void A_second_exclamation_mark_is_a_character()
    {
        var list = new GlobList(["*", "!!main"]);

        list.IsMatch("!main").Should().BeFalse();
        list.IsMatch("main").Should().BeTrue();
    }

    [Fact]
    public void Case_does_not_matter_if_asked()
    {
        new GlobList(["Payments-*", "!*OLD"], ignoreCase: true).IsMatch("payments-API").Should().BeTrue();
        new GlobList(["Payments-*", "!*OLD"], ignoreCase: true).IsMatch("payments-old").Should().BeFalse();
        new GlobList(["Payments-*"]).IsMatch("payments-API").Should().BeFalse();
    }

    [Fact]
    public void A_prefix_is_for_patterns_that_are_no_full_names_with_or_without_the_exclamation_mark()
    {
        var list = new GlobList(["a*", "refs/tags/*", "!ab", "!refs/tags/b"], "refs/heads/");

        list.IsMatch("refs/heads/ac").Should().BeTrue();
        list.IsMatch("refs/heads/ab").Should().BeFalse();
        list.IsMatch("ac").Should().BeFalse();
        list.IsMatch("refs/tags/a").Should().BeTrue();
        list.IsMatch("refs/tags/b").Should().BeFalse();
    }

    [Fact]
    public void The_including_patterns_are_known() =>
        new GlobList(["main", "!release/old", "release/**"]).Inclusions.Select(pattern => pattern.Text).Should().Equal("main", "release/**");

    [Fact]
    public void A_list_says_in_words_what_it_takes()
    {
        new GlobList(["main", "release/**", "!release/old"]).ToString().Should().Be("main or release/** but not release/old");
        new GlobList(["!release/old", "main"], "refs/heads/").ToString().Should().Be("but not release/old or main");
    }

    [Fact]
    public void A_list_of_exclusions_alone_is_a_mistake()
    {
        var make = () => new GlobList(["!main", "!develop"]);

        make.Should().Throw<ArgumentException>().WithMessage("At least one pattern must not start with !*").WithParameterName("patterns");
    }

    [Fact]
    public void A_list_without_patterns_is_a_mistake()
    {
        var make = () => new GlobList([]);

        make.Should().Throw<ArgumentException>().WithParameterName("patterns");
    }

    [Fact]
    public void Null_is_a_mistake()
    {
        var makeOfNothing = () => new GlobList(null!);
        var makeOfNull = () => new GlobList(["main", null!], "refs/heads/");

        makeOfNothing.Should().Throw<ArgumentNullException>().WithParameterName("patterns");
        makeOfNull.Should().Throw<ArgumentNullException>().WithParameterName("item");
    }
}
