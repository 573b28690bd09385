using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class GlobErrorTests
{
    [Theory]
    [InlineData("", 0, "the pattern is empty")]
    [InlineData(@"main\", 4, @"nothing follows \; write \\ for the character (in JSON \\\\)")]
    [InlineData(@"\\\", 2, @"nothing follows \; write \\ for the character (in JSON \\\\)")]
    [InlineData(@"{a,b\", 4, @"nothing follows \; write \\ for the character (in JSON \\\\)")]
    [InlineData(@"[a\", 2, @"nothing follows \; write \\ for the character (in JSON \\\\)")]
    [InlineData(@"[a-\", 3, @"nothing follows \; write \\ for the character (in JSON \\\\)")]
    [InlineData("a{b", 1, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("a{", 1, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("{a,", 0, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("{a,{b}", 0, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("{a,{b", 3, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("a}", 1, "} has no matching {; add {, or write [}] for the character")]
    [InlineData("{a}}b", 3, "} has no matching {; add {, or write [}] for the character")]
    [InlineData("a{}", 1, "{} is empty; write [{][}] for the characters")]
    [InlineData("{a,{}}", 3, "{} is empty; write [{][}] for the characters")]
    [InlineData("a[b", 1, "[ has no matching ]; add ], or write [[] for the character")]
    [InlineData("[", 0, "[ has no matching ]; add ], or write [[] for the character")]
    [InlineData("[!", 0, "[ has no matching ]; add ], or write [[] for the character")]
    [InlineData("[a-", 0, "[ has no matching ]; add ], or write [[] for the character")]
    [InlineData("{[a,b}", 1, "[ has no matching ]; add ], or write [[] for the character")]
    [InlineData("a]", 1, @"] has no matching [; add [, or write \] for the character (in JSON \\])")]
    [InlineData("{[[:alpha:]]}", 11, @"] has no matching [; add [, or write \] for the character (in JSON \\])")]
    [InlineData("x[]a]", 1, @"[] is empty; write [[]\] for the characters (in JSON [[]\\])")]
    [InlineData("[!]", 0, @"[] is empty; write [[]\] for the characters (in JSON [[]\\])")]
    [InlineData("[^]", 0, @"[] is empty; write [[]\] for the characters (in JSON [[]\\])")]
    [InlineData("a[xz-a]", 3, "the range z-a ends before it starts; swap its ends")]
    [InlineData("[!b-a", 2, "the range b-a ends before it starts; swap its ends")]
    [InlineData(@"[\z-\a]", 1, @"the range \z-\a ends before it starts; swap its ends")]
    [InlineData("[a--]", 1, "the range a-- ends before it starts; swap its ends")]
    public void The_error_of_a_bad_pattern_has_the_position_and_a_reason(string pattern, int position, string reason)
    {
        var parse = () => GlobPattern.Parse(pattern);
        var parseWithPrefix = () => GlobPattern.Parse(pattern, "refs/heads/", ignoreCase: true);

        var message = $"The pattern '{pattern}' is wrong at position {position}: {reason}. (Parameter 'text')";
        parse.Should().Throw<ArgumentException>().Which.Message.Should().Be(message);
        parseWithPrefix.Should().Throw<ArgumentException>().Which.Message.Should().Be(message);
    }

    [Theory]
    [InlineData("a[{]b", "a{b")]
    [InlineData("a[}]b", "a}b")]
    [InlineData("[{][}]", "{}")]
    [InlineData("a[[]b", "a[b")]
    [InlineData(@"a\]b", "a]b")]
    [InlineData(@"[[]\]", "[]")]
    [InlineData("{x,a[{]b}", "a{b")]
    public void What_an_error_says_to_write_matches_the_character(string pattern, string text) => GlobPattern.Parse(pattern).IsMatch(text).Should().BeTrue();

    [Theory]
    [InlineData("!", 1, "the pattern is empty")]
    [InlineData("!a{b", 2, "{ has no matching }; add }, or write [{] for the character")]
    [InlineData("!]", 1, @"] has no matching [; add [, or write \] for the character (in JSON \\])")]
    [InlineData("!!}", 2, "} has no matching {; add {, or write [}] for the character")]
    public void A_bad_exclusion_is_quoted_with_its_exclamation_mark(string item, int position, string reason)
    {
        var make = () => new GlobList(["main", item], "refs/heads/");

        make.Should().Throw<ArgumentException>()
            .Which.Message.Should().Be($"The pattern '{item}' is wrong at position {position}: {reason}. (Parameter 'text')");
    }

    [Fact]
    public void Null_throws()
    {
        var parse = () => GlobPattern.Parse(null!);
        var parseWithPrefix = () => GlobPattern.Parse("main", null!);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
        parseWithPrefix.Should().Throw<ArgumentNullException>().WithParameterName("literalPrefix");
    }
}
