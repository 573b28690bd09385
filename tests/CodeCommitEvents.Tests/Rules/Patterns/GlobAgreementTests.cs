using System.Text;
using System.Text.RegularExpressions;
using CodeCommitEvents.Rules;
using CsCheck;
using Microsoft.Extensions.FileSystemGlobbing;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Compares this library's patterns with a regular expression and with the file globbing of .NET.</summary>
public sealed class GlobAgreementTests
{
    private static readonly Gen<string> Elements = Gen.OneOf([.. new[]
    {
        "a", "b", "/", "*", "**", "**/", "?", "a/", "[ab]", "[!a]", "[^b-]", "[*-a]", "[/b]", @"\*", @"\/", @"\,",
    }.Select(Gen.Const)]);

    [Fact]
    public void Matching_agrees_with_a_translation_into_a_regular_expression()
    {
        var flat = Sequences(Elements);
        var nested = Sequences(Gen.Frequency((4, Elements), (1, Alternatives(flat))));
        var patterns = Sequences(Gen.Frequency((3, Elements), (1, Alternatives(nested)))).Where(pattern => pattern.Length > 0);
        var texts = Gen.Char["aab//*,"].Array[0, 8].Select(characters => new string(characters));

        Gen.Select(patterns, texts.Array[8]).Sample(
            (pattern, some) =>
            {
                var parsed = GlobPattern.Parse(pattern);

                // RegexOptions.NonBacktracking gives a wrong result for the pattern [^/b-].*/(?:||(?:.*/)?) and the text a*//a/,/.
                var regex = new Regex(Translate(pattern), RegexOptions.Singleline, TimeSpan.FromSeconds(10));
                return Array.TrueForAll(some, text => parsed.IsMatch(text) == regex.IsMatch(text));
            },
            iter: 10_000);
    }

    /// <remarks>
    /// The test uses only patterns that mean the same in both: literals, <c>*</c>, and <c>**</c> as a whole segment. Other patterns
    /// differ. The file globbing of .NET treats <c>**</c> next to other characters as <c>*</c>; the characters <c>?</c>, <c>[</c>,
    /// <c>{</c> and <c>!</c> as literals; and <c>\</c> as <c>/</c>. Its <c>*.*</c> matches a name without a dot. It ignores <c>./</c>,
    /// empty segments and a <c>/</c> at the start, and treats a <c>/</c> at the end of a pattern as <c>/**</c>.
    /// </remarks>
    [Fact]
    public void Matching_agrees_with_the_file_globbing_of_the_platform()
    {
        var names = Gen.Char["ab"].Array[1, 3].Select(characters => new string(characters));
        var parts = Gen.Char["ab*"].Array[1, 3].Select(characters => new string(characters))
            .Where(segment => !segment.Contains("**", StringComparison.Ordinal));
        var segments = Gen.Frequency((3, parts), (2, Gen.Const("**")));
        var patterns = segments.Array[1, 4].Select(some => string.Join('/', some));
        var paths = names.Array[1, 4].Select(some => string.Join('/', some));

        Gen.Select(patterns, paths.Array[8]).Sample(
            (pattern, some) =>
            {
                var parsed = GlobPattern.Parse(pattern);
                var matches = new Matcher(StringComparison.Ordinal).AddInclude(pattern).Match(some).Files.Select(file => file.Path);
                return some.Where(path => parsed.IsMatch(path)).ToHashSet(StringComparer.Ordinal).SetEquals(matches);
            },
            iter: 10_000);
    }

    private static Gen<string> Sequences(Gen<string> elements) => elements.Array[0, 4].Select(string.Concat);

    private static Gen<string> Alternatives(Gen<string> patterns) =>
        patterns.Array[1, 3].Select(some => $"{{{string.Join(',', some)}}}").Where(text => text != "{}");

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        var groups = new Stack<(bool Starts, bool Ends)>();
        var isSegmentStart = true;
        for (var at = 0; at < pattern.Length; at++)
        {
            var rest = pattern[at..];
            (var part, var length, isSegmentStart) = rest[0] switch
            {
                '*' when isSegmentStart && rest.StartsWith("**/", StringComparison.Ordinal) => ("(?:.*/)?", 3, true),
                '*' when rest.StartsWith("**", StringComparison.Ordinal) => (".*", 2, false),
                '*' => ("[^/]*", 1, false),
                '?' => ("[^/]", 1, false),
                '[' when rest[1] is '!' or '^' => ($"[^/{rest[2..rest.IndexOf(']', StringComparison.Ordinal)]}]", rest.IndexOf(']', StringComparison.Ordinal) + 1, false),
                '[' => ($"[{rest[1..rest.IndexOf(']', StringComparison.Ordinal)]}-[/]]", rest.IndexOf(']', StringComparison.Ordinal) + 1, false),
                '{' => Open(),
                ',' when groups.Count > 0 => Next(),
                '}' => Close(),
                '\\' => (Regex.Escape(rest[1..2]), 2, rest[1] == '/'),
                var literal => (Regex.Escape(rest[..1]), 1, literal == '/'),
            };
            regex.Append(part);
            at += length - 1;
        }

        return regex.Append(@"\z").ToString();

        (string, int, bool) Open()
        {
            groups.Push((isSegmentStart, true));
            return ("(?:", 1, isSegmentStart);
        }

        (string, int, bool) Next()
        {
            var (starts, ends) = groups.Pop();
            groups.Push((starts, ends && isSegmentStart));
            return ("|", 1, starts);
        }

        (string, int, bool) Close() => (")", 1, groups.Pop().Ends && isSegmentStart);
    }
}
