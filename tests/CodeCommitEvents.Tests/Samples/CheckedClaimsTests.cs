using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests that <c>docs/claims-checked.md</c> agrees with the README files and with the tests.</summary>
public sealed partial class CheckedClaimsTests
{
    private static readonly string[] Readmes =
    [
        "README.md", "src/CodeCommitEvents/README.md", "src/CodeCommitEvents.CodeBuild/README.md",
        "src/CodeCommitEvents.CodeCommit/README.md", "src/CodeCommitEvents.DynamoDB/README.md", "src/CodeCommitEvents.Sns/README.md", "src/CodeCommitEvents.Sns.AspNetCore/README.md",
        "src/CodeCommitEvents.Testing/README.md",
    ];

    private static readonly Row[] Rows =
    [
        .. Document().Matches(Read("docs/claims-checked.md")).SelectMany(document => TableRow().Matches(document.Groups["text"].Value)
            .Select(row => new Row(document.Groups["name"].Value, row.Groups["claim"].Value, row.Groups["shown"].Value))),
    ];

    [Fact]
    public void Every_claim_is_in_its_README_word_for_word()
    {
        var texts = Readmes.ToDictionary(name => name, name => OneLine(Read(name).Replace("](docs/", "](", StringComparison.Ordinal)), StringComparer.Ordinal);

        Rows.Select(row => row.Document).Distinct(StringComparer.Ordinal).Should().Equal(Readmes);
        Rows.Where(row => !texts[row.Document].Contains(row.Claim, StringComparison.Ordinal)).Select(row => row.Claim).Should().BeEmpty();
    }

    [Fact]
    public void Every_claim_is_shown_by_a_test_that_exists_or_by_a_command_or_by_a_page()
    {
        var tests = new[] { "tests", "samples/UnitTesting" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Payloads.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(method => $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}"))
            .ToHashSet(StringComparer.Ordinal);

        Rows.Where(row => !Code().IsMatch(row.Shown) && !row.Shown.Contains("](https://", StringComparison.Ordinal)).Should().BeEmpty();
        Rows.SelectMany(row => Code().Matches(row.Shown)).Select(code => code.Groups["code"].Value)
            .Where(code => !tests.Contains(code) && !IsCommand(code)).Should().BeEmpty();
    }

    [Fact]
    public void Every_guarantee_of_a_README_has_a_row()
    {
        var guarantees = Readmes.SelectMany(name => Guarantee().Matches(Read(name)).Select(match => (Document: name, Text: OneLine(match.Groups["text"].Value)))).ToList();

        guarantees.Should().HaveCountGreaterThan(20);
        guarantees.Where(guarantee => !Rows.Any(row => row.Document == guarantee.Document && row.Claim.Contains(guarantee.Text, StringComparison.Ordinal))).Should().BeEmpty();
    }

    /// <summary>A command is a file of the repository, or starts with a program.</summary>
    private static bool IsCommand(string code) => code.Split(' ')[0] is "dotnet" or "python3" || File.Exists(Path.Combine(Payloads.Repository, code));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Payloads.Repository, file)).ReplaceLineEndings("\n");

    private static string OneLine(string text) => Space().Replace(text, " ");

    [GeneratedRegex(@"^## (?<name>\S+)\n(?<text>.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Document();

    [GeneratedRegex(@"^\| (?!claim |---)(?<claim>[^|\n]+) \| (?<shown>[^|\n]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^ +public (async |static )*(Task|void) (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Method();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^- (?<text>\*\*[^*]+\*\*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Guarantee();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Space();

    private sealed record Row(string Document, string Claim, string Shown);
}
