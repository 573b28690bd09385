using System.Runtime.CompilerServices;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>A program in <c>benchmarks/cold</c>, published in one form.</summary>
internal sealed record ColdProgram(ColdJob Job, ColdForm Form)
{
    private static readonly string Sources = SourceFolder();

    private string Output => Path.Combine(Sources, "../../artifacts/cold", $"{Job}-{Form}");

    /// <summary>The command that starts the program.</summary>
    public string[] Command => Form == ColdForm.NativeAot ? [Path.Combine(Output, FileName)] : ["dotnet", Path.Combine(Output, $"{FileName}.dll")];

    private string FileName => Job.ToString().ToLowerInvariant();

    /// <summary>Publishes the program into <c>artifacts/cold</c>.</summary>
    public void Publish()
    {
        string[] arguments = ["publish", Path.Combine(Sources, Job.ToString()), "-c", "Release", $"-p:ColdForm={Form}", "-p:RunAnalyzers=false", "-o", Output, "-v", "quiet", "--nologo"];
        var process = ColdProcess.Start(["dotnet", .. arguments]);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Job} could not be published as {Form}: {process.Output}");
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../cold"));
}
