using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobClassTests
{
    [Theory]
    [InlineData("[abc]", "abc", "dA-[],/")]
    [InlineData("[b-d]", "bcd", "aeBC-/")]
    [InlineData("[b-b]", "b", "ac-")]
    [InlineData("[a-cx-z]", "abcxyz", "dw-")]
    [InlineData("[a-c5x]", "abc5x", "4d-")]
    [InlineData("[!b-d]", "ae!^-\n", "bcd/")]
    [InlineData("[^b-d]", "ae!^-\n", "bcd/")]
    [InlineData("[!!]", "a^", "!/")]
    [InlineData("[^^]", "a!", "^/")]
    [InlineData("[a!^]", "a!^", "b/")]
    [InlineData("[-a]", "-a", "b`,/")]
    [InlineData("[a-]", "-a", "b`./")]
    [InlineData("[!-a]", "b", "-a/")]
    [InlineData("[-]", "-", "a")]
    [InlineData("[a-c-e]", "abc-e", "d")]
    [InlineData("[--0]", "-.0", ",1/")]
    [InlineData("[.-0]", ".0", "-1/")]
    [InlineData("[/a]", "a", "/b")]
    [InlineData("[!/]", "a", "/")]
    [InlineData(@"[\]\\\-]", @"]\-", "^[_")]
    [InlineData(@"[a\-c]", "a-c", @"b\")]
    [InlineData(@"[\a-\c]", "abc", @"d-\")]
    [InlineData(@"[\!a]", "!a", @"b\")]
    [InlineData(@"[!\]]", "a[", "]/")]
    [InlineData("[[{},*?]", "[{},*?", "a]")]
    public void A_class_matches_one_of_its_characters_but_never_a_slash(string pattern, string inside, string outside)
    {
        var parsed = GlobPattern.Parse(pattern);

        inside.ToCharArray().Should().OnlyContain(character => parsed.IsMatch(character.ToString()));
        outside.ToCharArray().Should().OnlyContain(character => !parsed.IsMatch(character.ToString()));
        parsed.IsMatch("").Should().BeFalse();
        parsed.IsMatch(new string(inside[0], 2)).Should().BeFalse();
    }

    [Theory]
    [InlineData("v[0-9].[0-9]*", "v1.25", true)]
    [InlineData("v[0-9].[0-9]*", "v1.x", false)]
    [InlineData("v[0-9].[0-9]*", "v.1", false)]
    [InlineData("[a-c][x-z][0-9]", "by5", true)]
    [InlineData("[a-c][x-z][0-9]", "yb5", false)]
    [InlineData("{[ab],c[d,e]}", "b", true)]
    [InlineData("{[ab],c[d,e]}", "c,", true)]
    [InlineData("{[ab],c[d,e]}", "c", false)]
    [InlineData("[ab]**/x", "ax", false)]
    public void A_class_can_be_anywhere_in_a_pattern(string pattern, string text, bool isMatch) =>
        GlobPattern.Parse(pattern).IsMatch(text).Should().Be(isMatch);
}
