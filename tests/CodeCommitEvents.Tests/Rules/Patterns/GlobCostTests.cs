using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests the cost of matching. If the matching used backtracking, these tests would practically never end.</summary>
public sealed class GlobCostTests
{
    private static readonly string ManyLetters = new('a', 20_000);

    [Theory]
    [InlineData("a*")]
    [InlineData("{a*,a*a*}")]
    [InlineData("{,a}*")]
    public void A_hostile_text_takes_time_in_proportion_to_its_length(string element)
    {
        var pattern = GlobPattern.Parse($"{Repeat(element, 50)}b");

        pattern.IsMatch(ManyLetters).Should().BeFalse();
        pattern.IsMatch($"{ManyLetters.AsSpan(19_000)}b").Should().BeTrue();
    }

    [Fact]
    public void Many_folders_take_time_in_proportion_to_their_number()
    {
        var pattern = GlobPattern.Parse($"{Repeat("**/", 50)}b");
        var folders = Repeat("a/", 10_000);

        pattern.IsMatch(folders).Should().BeFalse();
        pattern.IsMatch($"{folders}b").Should().BeTrue();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData(@"\a", true)]
    [InlineData("{a}", true)]
    [InlineData("?", false)]
    [InlineData("[a-b]", false)]
    public void A_very_long_pattern_does_not_exhaust_the_stack(string element, bool isLiteral)
    {
        var count = 1_000_000 / element.Length;
        var pattern = GlobPattern.Parse(Repeat(element, count));

        pattern.IsLiteral.Should().Be(isLiteral);
        pattern.IsMatch(new string('a', count)).Should().BeTrue();
        pattern.IsMatch(new string('a', count - 1)).Should().BeFalse();
        pattern.IsMatch("b").Should().BeFalse();
    }

    [Theory]
    [InlineData("{*}", true)]
    [InlineData("**", true)]
    [InlineData("**/", false)]
    [InlineData("{,a}", false)]
    [InlineData("{a,}", false)]
    public void Very_many_ways_to_match_do_not_exhaust_the_stack(string element, bool isMatch)
    {
        var pattern = GlobPattern.Parse(Repeat(element, 100_000));

        pattern.IsMatch("").Should().BeTrue();
        pattern.IsMatch("ab").Should().Be(isMatch);
    }

    [Fact]
    public void One_of_very_many_alternatives_matches()
    {
        var pattern = GlobPattern.Parse($"{{{string.Join(',', Enumerable.Range(0, 5_000).Select(number => $"n{number}"))}}}");

        Enumerable.Range(0, 5_000).Where(number => number % 100 == 99).Should().OnlyContain(number => pattern.IsMatch($"n{number}"));
        pattern.IsMatch("n5000").Should().BeFalse();
        pattern.IsMatch("n").Should().BeFalse();
        pattern.IsMatch("").Should().BeFalse();
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        var names = new GlobList(["payments-{api,web}", "v[0-9]*.?", "**/docs/**/*.md", "!*old"]);
        var folded = new GlobList(["Payments-*"], ignoreCase: true);
        var branches = new ReferencePatterns(["main", "release/**", "!release/old"], GitReferenceKind.Branch);
        var branch = GitReference.Branch("release/1.0");
        var matches = Match();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
        {
            matches += Match();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);
        matches.Should().Be(5 * 1_001);

        int Match() =>
            (names.IsMatch("payments-web") ? 1 : 0)
            + (names.IsMatch("v12.3") ? 1 : 0)
            + (names.IsMatch("a/docs/b/c/d.md") ? 1 : 0)
            + (names.IsMatch("payments-old") ? 1 : 0)
            + (folded.IsMatch("pAYMENTS-API") ? 1 : 0)
            + (branches.IsMatch(branch) ? 1 : 0);
    }

    private static string Repeat(string element, int count) => string.Concat(Enumerable.Repeat(element, count));
}
