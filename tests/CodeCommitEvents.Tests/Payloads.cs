namespace CodeCommitEvents.Tests;

/// <summary>The payloads of the tests, one file per case, and their rows in the index.</summary>
internal static class Payloads
{
    public static string Repository { get; } = FindRepository();

    public static string Folder { get; } = Path.Combine(Repository, "tests", "Payloads");

    private static readonly Row[] Listed =
    [
        .. File.ReadLines(Path.Combine(Folder, "INDEX.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(".json |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Row(cells[1], List(cells[2]), List(cells[3]))),
    ];

    /// <summary>Rows for the files without a row in the index. The name of such a file is the name of the event in it.</summary>
    public static IReadOnlyList<Row> Unlisted { get; } =
    [
        .. FilesBelow(Folder).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Except(Listed.Select(row => row.File), StringComparer.Ordinal)
            .Select(file => new Row(file, ["event"], [$"{Pascal(Path.GetFileNameWithoutExtension(file))}Event"])),
    ];

    public static IReadOnlyList<Row> Index { get; } = [.. Listed, .. Unlisted];

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Pascal(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    private static string[] List(string cell) => cell == "none" ? [] : cell.Split(", ");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CodeCommitEvents.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run below the repository's folder.");
        }

        return folder.FullName;
    }

    internal sealed record Row(string File, string[] Outcomes, string[] Types);
}
