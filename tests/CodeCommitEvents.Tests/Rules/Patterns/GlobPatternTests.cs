using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("main", "main", true)]
    [InlineData("main", "not-main-2", false)]
    [InlineData("main", "main-2", false)]
    [InlineData("main", "Main", false)]
    [InlineData("main", "", false)]
    [InlineData("feature/*", "feature/x", true)]
    [InlineData("feature/*", "feature/x/y", false)]
    [InlineData("feature/*", "feature/", true)]
    [InlineData("feature/*", "feature", false)]
    [InlineData("feature/*", "Feature/x", false)]
    [InlineData("foo", "feature/foo", false)]
    [InlineData("*.cs", "a.cs", true)]
    [InlineData("*.cs", "a.css", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "a\nb", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("*", "/", false)]
    [InlineData("v?.?", "v1.2", true)]
    [InlineData("v?", "v\n", true)]
    [InlineData("v?", "v/", false)]
    [InlineData("v?", "v", false)]
    [InlineData("v?", "v12", false)]
    [InlineData("a,b", "a,b", true)]
    [InlineData("!main", "!main", true)]
    [InlineData("!main", "main", false)]
    public void A_pattern_matches_the_whole_text(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("release/**", "release/1.0", true)]
    [InlineData("release/**", "release/1/2", true)]
    [InlineData("release/**", "release/", true)]
    [InlineData("release/**", "release", false)]
    [InlineData("**/README.md", "README.md", true)]
    [InlineData("**/README.md", "/README.md", true)]
    [InlineData("**/README.md", "docs/a/README.md", true)]
    [InlineData("**/README.md", "docs/MY-README.md", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("a/**/b", "ab", false)]
    [InlineData(@"a\/**/b", "a/b", true)]
    [InlineData("**/**/b", "b", true)]
    [InlineData("**/**/b", "x/b", true)]
    [InlineData("a**/b", "a/x/b", true)]
    [InlineData("a**/b", "ax/b", true)]
    [InlineData("a**/b", "ab", false)]
    [InlineData("*/**/b", "b", false)]
    [InlineData("?**/b", "ab", false)]
    [InlineData("**", "", true)]
    [InlineData("**", "a/b\n/c", true)]
    [InlineData("**b", "a/b", true)]
    [InlineData("**b", "a/c", false)]
    [InlineData("***/b", "b", false)]
    [InlineData("***/b", "a/c/b", true)]
    public void Two_stars_match_across_folders(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "a", false)]
    [InlineData(@"\*", @"\*", false)]
    [InlineData(@"\?", "?", true)]
    [InlineData(@"\?", "a", false)]
    [InlineData(@"\!main", "!main", true)]
    [InlineData(@"\m\a\i\n", "main", true)]
    [InlineData(@"a\\b", @"a\b", true)]
    [InlineData(@"\[a\]", "[a]", true)]
    [InlineData(@"a\{b\}", "a{b}", true)]
    [InlineData(@"{a\,b,\},\{}", "a,b", true)]
    [InlineData(@"{a\,b,\},\{}", "}", true)]
    [InlineData(@"{a\,b,\},\{}", "{", true)]
    [InlineData(@"{a\,b,\},\{}", "b", false)]
    public void A_character_after_a_backslash_is_literal(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("Main", "mAIN", true)]
    [InlineData("Main", "mAINs", false)]
    [InlineData("Ä*", "äx", true)]
    [InlineData("*Main", "x-mAIN", true)]
    [InlineData("*Main", "x-mAIM", false)]
    [InlineData("*é", "É", true)]
    [InlineData("?[a-c]", "xB", true)]
    [InlineData("?[A-C]", "xb", true)]
    [InlineData("?[A-C]", "xd", false)]
    [InlineData("?[!A-C]", "xb", false)]
    [InlineData("?[!a-c]", "xB", false)]
    [InlineData("?[!a-c]", "xD", true)]
    public void Case_can_be_ignored(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern, ignoreCase: true).IsMatch(text).Should().Be(isMatch);

    [Fact]
    public void A_letter_matches_the_same_characters_at_every_position_of_a_pattern()
    {
        var behind = GlobPattern.Parse("*s", ignoreCase: true);
        var first = GlobPattern.Parse("s", ignoreCase: true);

        Enumerable.Range(0, char.MaxValue + 1).Select(code => ((char)code).ToString())
            .Where(letter => behind.IsMatch(letter) != first.IsMatch(letter))
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData("main", "refs/heads/", "refs/heads/main", true)]
    [InlineData("main", "refs/heads/", "main", false)]
    [InlineData("*", "refs/*/", "refs/heads/main", false)]
    [InlineData("*", "refs/*/", "refs/*/main", true)]
    [InlineData("**/x", "refs/heads/", "refs/heads/x", true)]
    [InlineData("**/x", "", "x", true)]
    [InlineData("**/x", "a", "ax", false)]
    [InlineData("**/x", "a", "a/x", true)]
    public void A_literal_prefix_is_not_a_pattern(string pattern, string prefix, string text, bool isMatch) =>
        GlobPattern.Parse(pattern, prefix).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("main", "main", true)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData("a{b}c", "abc", true)]
    [InlineData("release/**", "release/", false)]
    [InlineData("src/{a,b}", "src/", false)]
    [InlineData("a[b]", "a", false)]
    [InlineData("v?1", "v", false)]
    [InlineData("**/a", "", false)]
    public void A_pattern_has_the_literal_prefix_of_all_its_matches(string pattern, string prefix, bool isLiteral)
    {
        var alone = GlobPattern.Parse(pattern);
        var prefixed = GlobPattern.Parse(pattern, "refs/heads/");

        (alone.Text, alone.LiteralPrefix, alone.IsLiteral).Should().Be((pattern, prefix, isLiteral));
        (prefixed.Text, prefixed.LiteralPrefix, prefixed.IsLiteral).Should().Be((pattern, $"refs/heads/{prefix}", isLiteral));
        alone.ToString().Should().Be(pattern);
    }
}
