namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>Prints the methods that the runtime compiles although the library is published as ReadyToRun. <c>COLD_TYPES</c> prints the types, too.</summary>
internal static class ColdMethods
{
    public static void Run(TextWriter output)
    {
        var library = new ColdProgram(ColdJob.Library, ColdForm.ReadyToRun);
        library.Publish();
        using var payload = new ColdPayload();
        var counts = ColdCounts.Of([.. library.Command, payload.Path]);
        foreach (var line in counts.Methods.Concat(counts.Types.Order(StringComparer.Ordinal)))
        {
            output.WriteLine(line);
        }
    }
}
