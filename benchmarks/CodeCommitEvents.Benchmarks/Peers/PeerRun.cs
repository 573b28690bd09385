using System.Globalization;
using System.Runtime.CompilerServices;
using CodeCommitEvents.Benchmarks.Parsing;

namespace CodeCommitEvents.Benchmarks.Peers;

/// <summary>
/// Compares this library with programs in other languages. The library, the floor and the programs take turns, and the best time of each is
/// kept. A language that is not installed is named and left out.
/// </summary>
internal static class PeerRun
{
    private const int Turns = 3;
    private const string Library = "CodeCommitEvents";
    private const string Floor = "Floor";

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("peers-").FullName;
        try
        {
            foreach (var payload in Enum.GetValues<Payload>())
            {
                Verification.Verify(payload);
                File.WriteAllBytes(Path.Combine(folder, $"{payload}.json"), Payloads.Load(payload));
            }

            var peers = Peer.All(SourceFolder(), folder).Where(peer => IsBuilt(peer, output)).ToArray();
            var best = new Dictionary<(string Method, Payload Payload), double>();
            for (var turn = 0; turn < Turns; turn++)
            {
                MeasureHere(best);
                foreach (var peer in peers)
                {
                    Measure(peer, folder, best);
                }
            }

            Print(best, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsBuilt(Peer peer, TextWriter output)
    {
        var version = Peer.Execute(peer.Tool, [peer.VersionArgument]);
        var isBuilt = version is not null && (peer.Build.Length == 0 || Peer.Execute(peer.Tool, peer.Build, peer.Folder) is not null);
        output.WriteLine(version is null ? $"{peer.Language}: {peer.Tool} is not installed." : $"{peer.Language}: {version.Trim()}{(isBuilt ? "" : ", but the program could not be built")}.");
        return isBuilt;
    }

    private static void MeasureHere(Dictionary<(string Method, Payload Payload), double> best)
    {
        foreach (var payload in Enum.GetValues<Payload>())
        {
            var benchmarks = new ParsingBenchmarks { Payload = payload };
            benchmarks.Load();
            var times = Benchmarks.Turns.Measure([() => benchmarks.Floor(), () => benchmarks.CodeCommitEvents()]);
            Keep(best, Floor, payload, times[0]);
            Keep(best, Library, payload, times[1]);
        }
    }

    /// <summary>Runs a program, which prints lines with a method, a payload and nanoseconds.</summary>
    private static void Measure(Peer peer, string folder, Dictionary<(string Method, Payload Payload), double> best)
    {
        foreach (var line in (Peer.Execute(peer.Run[0], [.. peer.Run[1..], folder]) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            Keep(best, parts[0], Enum.Parse<Payload>(parts[1]), double.Parse(parts[2], CultureInfo.InvariantCulture));
        }
    }

    private static void Keep(Dictionary<(string Method, Payload Payload), double> best, string method, Payload payload, double time) =>
        best[(method, payload)] = Math.Min(time, best.GetValueOrDefault((method, payload), double.MaxValue));

    private static void Print(Dictionary<(string Method, Payload Payload), double> best, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| Payload              | Method           | Time (ns) | CodeCommitEvents/Method |");
        output.WriteLine("|--------------------- |----------------- |----------:|------------------------:|");
        foreach (var ((method, payload), time) in best.OrderBy(item => item.Key.Payload).ThenBy(item => item.Value))
        {
            output.WriteLine(FormattableString.Invariant($"| {payload,-20} | {method,-16} | {time,9:#,0} | {best[(Library, payload)] / time,23:0.00} |"));
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../peers"));
}
