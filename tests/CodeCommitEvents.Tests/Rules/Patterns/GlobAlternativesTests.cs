using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobAlternativesTests
{
    [Theory]
    [InlineData("{main,develop}", "main", true)]
    [InlineData("{main,develop}", "develop", true)]
    [InlineData("{main,develop}", "maindevelop", false)]
    [InlineData("{main,develop}", "main,develop", false)]
    [InlineData("{main,develop}", "", false)]
    [InlineData("{a}", "a", true)]
    [InlineData("{a}", "{a}", false)]
    [InlineData("x{a,b,c}y", "xay", true)]
    [InlineData("x{a,b,c}y", "xby", true)]
    [InlineData("x{a,b,c}y", "xcy", true)]
    [InlineData("x{a,b,c}y", "xaby", false)]
    [InlineData("x{a,b,c}y", "xy", false)]
    [InlineData("v1{,-rc}", "v1", true)]
    [InlineData("v1{,-rc}", "v1-rc", true)]
    [InlineData("v1{,-rc}", "v1-", false)]
    [InlineData("v1{-rc,}", "v1", true)]
    [InlineData("v1{,}", "v1", true)]
    [InlineData("{a,b},c", "a,c", true)]
    [InlineData("{a,b}{c,d}", "bc", true)]
    [InlineData("{a,b}{c,d}", "cb", false)]
    [InlineData("{*.cs,?,[0-9][0-9]}", "a.cs", true)]
    [InlineData("{*.cs,?,[0-9][0-9]}", "x", true)]
    [InlineData("{*.cs,?,[0-9][0-9]}", "42", true)]
    [InlineData("{*.cs,?,[0-9][0-9]}", "xx", false)]
    [InlineData("{a,b{c,d{e,f}}}g", "ag", true)]
    [InlineData("{a,b{c,d{e,f}}}g", "bcg", true)]
    [InlineData("{a,b{c,d{e,f}}}g", "bdeg", true)]
    [InlineData("{a,b{c,d{e,f}}}g", "bdfg", true)]
    [InlineData("{a,b{c,d{e,f}}}g", "bdg", false)]
    [InlineData("{a,b{c,d{e,f}}}g", "aeg", false)]
    [InlineData("{{a,b}c,d}e", "ace", true)]
    [InlineData("{{a,b}c,d}e", "bce", true)]
    [InlineData("{{a,b}c,d}e", "de", true)]
    [InlineData("{{a,b}c,d}e", "ae", false)]
    public void One_of_the_alternatives_matches(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("src/{**/x,y}", "src/x", true)]
    [InlineData("src/{**/x,y}", "src/a/b/x", true)]
    [InlineData("src/{**/x,y}", "src/ax", false)]
    [InlineData("src/{y,**/x}", "src/x", true)]
    [InlineData("src{**/x,y}", "srcx", false)]
    [InlineData("src{**/x,y}", "src/x", true)]
    [InlineData("{/,**/x}", "x", true)]
    [InlineData("{{**/x}}", "x", true)]
    [InlineData("a/{{y,**/x}}", "a/x", true)]
    public void An_alternative_starts_a_segment_if_its_brace_is_at_the_start_of_a_segment(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Theory]
    [InlineData("{a/,b/}**/x", "a/x", true)]
    [InlineData("{a/,b/}**/x", "b/c/x", true)]
    [InlineData("{a/,}**/x", "x", true)]
    [InlineData("{a/,b}**/x", "bx", false)]
    [InlineData("{a/,b}**/x", "b/x", true)]
    [InlineData("{a/,b}**/x", "a/x", false)]
    [InlineData("{b,a/}**/x", "bx", false)]
    [InlineData("a/{**/,b/}**/x", "a/x", true)]
    [InlineData("a{,/}**/x", "ax", false)]
    public void A_segment_starts_after_alternatives_if_one_starts_after_each_of_them(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);

    [Fact]
    public void Braces_can_be_nested_16_deep()
    {
        var pattern = GlobPattern.Parse(Nested(16));

        pattern.IsMatch("a").Should().BeTrue();
        pattern.IsMatch("b").Should().BeTrue();
        pattern.IsMatch("").Should().BeFalse();
    }

    [Fact]
    public void Braces_next_to_each_other_are_not_nested() =>
        GlobPattern.Parse(string.Concat(Enumerable.Repeat("{a,b}", 17))).IsMatch("aaaabbbbaaaabbbba").Should().BeTrue();

    [Theory]
    [InlineData(17)]
    [InlineData(10_000)]
    public void Braces_cannot_be_nested_deeper(int depth)
    {
        var parse = () => GlobPattern.Parse(Nested(depth));

        parse.Should().Throw<ArgumentException>()
            .Which.Message.Should().EndWith("is wrong at position 16: braces are nested more than 16 deep. (Parameter 'text')");
    }

    private static string Nested(int depth) => $"{new string('{', depth)}a,b{new string('}', depth)}";
}
