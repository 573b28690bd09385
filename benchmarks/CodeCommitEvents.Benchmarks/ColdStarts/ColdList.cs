namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>Prints what the runtime compiles and loads until the first answer, if the library is published as ReadyToRun: the methods, and then the types.</summary>
internal static class ColdList
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
