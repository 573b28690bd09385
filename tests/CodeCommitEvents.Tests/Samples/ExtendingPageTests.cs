using System.Text.RegularExpressions;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Samples;

public sealed partial class ExtendingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Payloads.Repository, "docs/extending.md"));

    [Fact]
    public void The_page_names_every_method_property_and_state_that_a_claim_store_must_supply()
    {
        string[] members =
        [
            .. typeof(IBuildClaimStore).GetMethods().Select(method => method.Name),
            .. typeof(BuildClaim).GetProperties().Where(property => property.CanWrite).Select(property => property.Name),
            .. typeof(BuildClaimRequest).GetProperties().Where(property => property.CanWrite).Select(property => property.Name),
            .. Enum.GetNames<BuildClaimState>(),
        ];

        members.Except(Names(Page.Split("## A claim store")[1].Split("\n## ")[0]), StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void The_page_names_every_exception_that_the_contract_tests_expect()
    {
        var expected = Directory.EnumerateFiles(Path.Combine(Payloads.Repository, "src/CodeCommitEvents.Testing"), "*Test*.cs")
            .SelectMany(file => ExpectedException().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        expected.Should().Contain(nameof(BuildStartException));
        expected.Except(Names(Page), StringComparer.Ordinal).Should().BeEmpty();
    }

    /// <summary>Returns the names that a text contains as code.</summary>
    private static HashSet<string> Names(string text) =>
        [.. Code().Matches(text).SelectMany(code => Word().Matches(code.Value)).Select(word => word.Value)];

    [GeneratedRegex(@"ThrowsAsync<(?<name>[A-Z][a-z]\w+)>\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ExpectedException();

    [GeneratedRegex("`[^`\n]+`", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();
}
