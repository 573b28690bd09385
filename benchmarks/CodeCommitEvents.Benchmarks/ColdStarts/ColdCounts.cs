using System.Globalization;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>
/// What the runtime does until the program ends. These numbers do not depend on the speed of the machine. Two runs count them, because a trace of types makes
/// the runtime compile methods, too.
/// </summary>
/// <param name="Methods">The methods that are compiled at run time, in order.</param>
/// <param name="Types">The types that are loaded.</param>
internal sealed record ColdCounts(string[] Methods, HashSet<string> Types)
{
    public static ColdCounts Of(string[] command)
    {
        var folder = Directory.CreateTempSubdirectory("cold-").FullName;
        try
        {
            return new(MethodsOf(command, Path.Combine(folder, "methods.txt")), TypesOf(command, Path.Combine(folder, "types.nettrace")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Returns the methods without those that are compiled again, with optimizations.</summary>
    private static string[] MethodsOf(string[] command, string file)
    {
        ColdProcess.Start(command, ("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1"));
        return File.Exists(file) ? [.. File.ReadLines(file).Where(line => !line.Contains("Tier1", StringComparison.Ordinal))] : [];
    }

    private static HashSet<string> TypesOf(string[] command, string file)
    {
        var keyword = ((long)ClrTraceEventParser.Keywords.TypeDiagnostic).ToString("x", CultureInfo.InvariantCulture);
        ColdProcess.Start(command, ("DOTNET_EnableEventPipe", "1"), ("DOTNET_EventPipeConfig", $"Microsoft-Windows-DotNETRuntime:{keyword}:5"), ("DOTNET_EventPipeOutputPath", file));
        var types = new HashSet<string>(StringComparer.Ordinal);
        using var trace = new EventPipeEventSource(file);
        trace.Clr.TypeLoadStop += load => types.Add(load.TypeName);
        trace.Process();
        return types;
    }
}
