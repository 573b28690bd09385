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
    [InlineData("*.cs", "is wrong at position 1: *, + or ? must follow what it repeats; write .* for any text, and \\* for the character.")]
    [InlineData("a**", "is wrong at position 3: a quantifier (*, +, ? or {n}) follows another; write \\ before it for the character.")]
    [InlineData("[z-a]", "is wrong at position 4: the end of a range in [ ] is before its start.")]
    [InlineData("a)", "is wrong at position 2: ) has no matching (; write \\) for the character.")]
    [InlineData("a\\", "is wrong at position 2: \\ at the end escapes nothing; write \\\\ for the character.")]
    [InlineData("\\y", "is wrong at position 2: this letter cannot follow a \\.")]
    public void The_message_has_the_position_and_the_correction(string regex, string problem)
    {
        var parse = () => new TextPattern(regex);

        parse.Should().Throw<ArgumentException>().Which.Message.Should().StartWith($"The regular expression '{regex}' {problem}");
    }
}
