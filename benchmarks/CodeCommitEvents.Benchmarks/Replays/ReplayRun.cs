using System.Runtime.CompilerServices;
using CodeCommitEvents.Benchmarks.ColdStarts;

namespace CodeCommitEvents.Benchmarks.Replays;

/// <summary>
/// Measures how long <c>samples/Replay</c> takes for 10,000 files, and a program that only reads them with <c>JsonDocument</c>: whole processes, in turns.
/// </summary>
internal static class ReplayRun
{
    private const int Rounds = 10;
    private const string LastFile = "09999.json";

    private static readonly string Repository = RepositoryFolder();

    public static void Run(TextWriter output)
    {
        var reading = Publish("benchmarks/replay/Reading", ColdForm.Jit);
        var jit = Publish("samples/Replay", ColdForm.Jit);
        var readyToRun = Publish("samples/Replay", ColdForm.ReadyToRun);
        using var folder = new ReplayFolder();
        (string Name, string[] Command)[] programs =
        [
            ("JsonDocument", ["dotnet", reading, folder.Path]),
            ("Replay (Jit)", ["dotnet", jit, folder.Path]),
            ("Replay --json (Jit)", ["dotnet", jit, "--json", folder.Path]),
            ("Replay (ReadyToRun)", ["dotnet", readyToRun, folder.Path]),
            ("Replay --json (ReadyToRun)", ["dotnet", readyToRun, "--json", folder.Path]),
        ];
        var runs = Array.ConvertAll(programs, _ => new List<ColdProcess>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < programs.Length; at++)
            {
                runs[at].Add(Check(ColdProcess.Start(programs[at].Command), at == 0 ? $"{ReplayFolder.Files}" : LastFile));
            }
        }

        Print(programs, runs, output);
    }

    private static void Print((string Name, string[] Command)[] programs, List<ColdProcess>[] runs, TextWriter output)
    {
        output.WriteLine("| Program                    | CPU, minimum (ms) | Time, minimum (ms) | CPU/JsonDocument | Time/JsonDocument |");
        output.WriteLine("|--------------------------- |------------------:|-------------------:|-----------------:|------------------:|");
        for (var at = 0; at < programs.Length; at++)
        {
            output.WriteLine(FormattableString.Invariant(
                $"| {programs[at].Name,-26} | {Cpu(at),17:0} | {Time(at),18:0} | {Cpu(at) / Cpu(0),16:0.00} | {Time(at) / Time(0),17:0.00} |"));
        }

        double Cpu(int at) => runs[at].Min(process => process.Cpu.TotalMilliseconds);
        double Time(int at) => runs[at].Min(process => process.Wall.TotalMilliseconds);
    }

    private static ColdProcess Check(ColdProcess process, string expected) => process.Output.Contains(expected, StringComparison.Ordinal)
        ? process
        : throw new InvalidOperationException($"The output does not contain {expected}: {process.Output}");

    /// <summary>Publishes a program into <c>artifacts/replay</c>, and returns its path.</summary>
    public static string Publish(string project, ColdForm form)
    {
        var name = Path.GetFileName(project);
        var folder = Path.Combine(Repository, "artifacts/replay", $"{name}-{form}");
        string[] forRuntime = form == ColdForm.ReadyToRun ? ["--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true"] : [];
        var process = ColdProcess.Start(
            ["dotnet", "publish", Path.Combine(Repository, project), "-c", "Release", .. forRuntime, "-p:RunAnalyzers=false", "-o", folder, "-v", "quiet", "--nologo"]);
        return process.ExitCode == 0 ? Path.Combine(folder, $"{name}.dll") : throw new InvalidOperationException($"{name} could not be published as {form}: {process.Output}");
    }

    private static string RepositoryFolder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
