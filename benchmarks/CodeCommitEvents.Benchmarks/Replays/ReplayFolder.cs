using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Benchmarks.Replays;

/// <summary>
/// A folder with 10,000 payloads, as AWS sends them: the fixtures of the tests in turns, without white space. Each has its own account, so that no event occurs
/// twice.
/// </summary>
internal sealed class ReplayFolder : IDisposable
{
    public const int Files = 10_000;

    private const string Account = "111122223333";
    private const long FirstAccount = 100_000_000_000;
    private static readonly string[] Kinds = ["notification", "eventbridge", "trigger", "codebuild", "wrapped"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public ReplayFolder()
    {
        var fixtures = Kinds.SelectMany(kind => Directory.EnumerateFiles(System.IO.Path.Combine(Fixtures(), kind), "*.json").Order(StringComparer.Ordinal)).Select(Compact).ToArray();
        for (var index = 0; index < Files; index++)
        {
            var name = index.ToString("00000", CultureInfo.InvariantCulture);
            var account = (FirstAccount + index).ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(System.IO.Path.Combine(Path, $"{name}.json"), fixtures[index % fixtures.Length].Replace(Account, account, StringComparison.Ordinal));
        }
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private static string Compact(string file) => JsonNode.Parse(File.ReadAllBytes(file))!.ToJsonString(Parsing.Payloads.Compact);

    private static string Fixtures([CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "../../../tests/Payloads"));
}
