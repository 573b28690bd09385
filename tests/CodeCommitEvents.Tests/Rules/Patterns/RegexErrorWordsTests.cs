using System.Text.RegularExpressions;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class RegexErrorWordsTests
{
    public static TheoryData<RegexParseError> Errors => [.. Enum.GetValues<RegexParseError>().Where(error => error != RegexParseError.Unknown)];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Every_error_of_a_regular_expression_has_words_of_its_own(RegexParseError error) =>
        RegexErrorWords.Of(error).Should().NotBe(RegexErrorWords.Of(RegexParseError.Unknown)).And.NotContain(error.ToString());

    [Theory]
    [InlineData("*.cs", "is wrong at position 1: *, + or ? must follow what it repeats; write .* for any text, and [*] for the character.")]
    [InlineData("a**", "is wrong at position 3: a quantifier (*, +, ? or {n}) follows another; write it in brackets for the character, such as [*].")]
    [InlineData("[z-a]", "is wrong at position 4: the end of a range in [ ] is before its start.")]
    [InlineData("a)", "is wrong at position 2: ) has no matching (; add (, or write [)] for the character.")]
    [InlineData("a\\", "is wrong at position 2: \\ at the end escapes nothing; write \\\\ for the character (in JSON \\\\\\\\).")]
    [InlineData("a(?=b)", "has a lookaround, which cannot run in linear time. Write a second condition instead: in unless for what must not occur.")]
    [InlineData("(?!a)", "has a lookaround, which")]
    [InlineData("(?<=a)b", "has a lookaround, which")]
    [InlineData("(?<!a)b", "has a lookaround, which")]
    [InlineData("(?>a)", "has an atomic group, which cannot run in linear time. Write (?: instead of (?>.")]
    [InlineData("(?<x>a)\\k<x>", "has a backreference, which cannot run in linear time. Write what the group matches once more.")]
    [InlineData("(?(a)b|c)", "has a condition, which cannot run in linear time. Write the alternatives with | instead.")]
    [InlineData("\\(?=x[(?!a](?>a)", "has an atomic group, which")]
    [InlineData("((a{1000}){1000}){1000}", "is too large.")]
    [InlineData("\\y", "is wrong at position 2: this letter cannot follow a \\.")]
    public void The_message_has_the_position_and_the_correction(string regex, string problem)
    {
        var parse = () => new TextPattern(regex);

        parse.Should().Throw<ArgumentException>().Which.Message.Should().StartWith($"The regular expression '{regex}' {problem}");
    }
}
