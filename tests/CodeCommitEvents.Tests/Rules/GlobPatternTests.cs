using System.Text;
using System.Text.RegularExpressions;
using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("main", "main", true)]
    [InlineData("main", "not-main-2", false)]
    [InlineData("main", "main-2", false)]
    [InlineData("main", "Main", false)]
    [InlineData("feature/*", "feature/x", true)]
    [InlineData("feature/*", "feature/x/y", false)]
    [InlineData("feature/*", "feature/", true)]
    [InlineData("feature/*", "feature", false)]
    [InlineData("foo", "feature/foo", false)]
    [InlineData("release/**", "release/1.0", true)]
    [InlineData("release/**", "release/1/2", true)]
    [InlineData("release/**", "release", false)]
    [InlineData("**/README.md", "README.md", true)]
    [InlineData("**/README.md", "docs/a/README.md", true)]
    [InlineData("**/README.md", "docs/MY-README.md", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("a**/b", "a/x/b", true)]
    [InlineData("**", "", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("v?.?", "v1.2", true)]
    [InlineData("v?", "v/", false)]
    [InlineData("v?", "v", false)]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "a", false)]
    [InlineData(@"a\{b", "a{b", true)]
    public void A_pattern_matches_the_whole_text(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("a{b", "position 1")]
    [InlineData("[a]", "position 0")]
    [InlineData(@"main\", "position 4")]
    public void A_bad_pattern_throws_where_it_is_written_and_says_the_position(string pattern, string position)
    {
        var parse = () => GlobPattern.Parse(pattern);

        parse.Should().Throw<ArgumentException>().WithMessage($"*{position}*");
    }

    [Fact]
    public void Matching_agrees_with_a_translation_into_a_regular_expression()
    {
        var patterns = Gen.Char["ab/*?"].Array[0, 8].Select(characters => new string(characters)).Where(pattern => pattern.Length > 0);
        var texts = Gen.Char["ab/"].Array[0, 8].Select(characters => new string(characters));

        Gen.Select(patterns, texts).Sample(
            (pattern, text) => GlobPattern.Parse(pattern).IsMatch(text) == Regex.IsMatch(text, Translate(pattern), RegexOptions.NonBacktracking),
            iter: 20_000);
    }

    [Fact]
    public void A_hostile_text_takes_time_in_proportion_to_its_length()
    {
        var pattern = GlobPattern.Parse(string.Concat(Enumerable.Repeat("a*", 50)) + "b");

        // A backtracking matcher would not end within the life of the sun.
        pattern.IsMatch(new string('a', 100_000)).Should().BeFalse();
    }

    [Fact]
    public void A_very_long_pattern_does_not_exhaust_the_stack()
    {
        var text = new string('a', 1_000_000);

        GlobPattern.Parse(text).IsMatch("b").Should().BeFalse();
    }

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var at = 0; at < pattern.Length; at++)
        {
            var rest = pattern.AsSpan(at);
            if (rest.StartsWith("**/") && (at == 0 || pattern[at - 1] == '/'))
            {
                regex.Append("(?:.*/)?");
                at += 2;
            }
            else if (rest.StartsWith("**"))
            {
                regex.Append(".*");
                at++;
            }
            else
            {
                regex.Append(pattern[at] switch { '*' => "[^/]*", '?' => "[^/]", var literal => literal });
            }
        }

        return regex.Append(@"\z").ToString();
    }
}
