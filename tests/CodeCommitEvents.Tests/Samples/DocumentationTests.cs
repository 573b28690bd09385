using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tests.Samples;

public sealed partial class DocumentationTests
{
    private static string Root => Payloads.Repository;

    public static TheoryData<string> Documents =>
    [
        "README.md",
        "src/CodeCommitEvents/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_of_code_in_a_document_is_a_region_of_a_compiled_sample(string document)
    {
        var regions = Directory.EnumerateFiles(Path.Combine(Root, "samples/Snippets"), "*.cs")
            .SelectMany(file => Region().Matches(Read(file)))
            .Select(match => Unindent(match.Groups["code"].Value))
            .ToHashSet(StringComparer.Ordinal);

        var blocks = Block().Matches(Read(Path.Combine(Root, document))).Select(match => match.Groups["code"].Value.TrimEnd());

        blocks.Where(block => !regions.Contains(block)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;

        Link().Matches(Read(Path.Combine(Root, document))).Select(match => match.Groups["path"].Value)
            .Where(path => !path.StartsWith("http", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, path)))
            .Should().BeEmpty();
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static string Unindent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    [GeneratedRegex(@"#region [^\n]*\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Region();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
