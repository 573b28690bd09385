namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>
/// Checks how much the runtime compiles and loads until the first answer, if the library is published as ReadyToRun. The limits are a tenth above the numbers
/// in <c>benchmarks/README.md</c>. Generic code of .NET for structs of this library, LINQ, and vectors of 256 bits are what usually exceeds them.
/// </summary>
internal static class ColdLimits
{
    private const int Methods = 54;
    private const int Types = 3_360;

    /// <summary>Prints the numbers. If one of them is above its limit, prints the methods, too.</summary>
    /// <returns>Whether both numbers are within their limits.</returns>
    public static bool Check(TextWriter output)
    {
        var library = new ColdProgram(ColdJob.Library, ColdForm.ReadyToRun);
        library.Publish();
        using var payload = new ColdPayload();
        var counts = ColdCounts.Of([.. library.Command, payload.Path]);
        output.WriteLine(FormattableString.Invariant($"{counts.Methods.Length} methods are compiled (at most {Methods}), {counts.Types.Count} types are loaded (at most {Types})"));
        if (counts.Methods.Length <= Methods && counts.Types.Count <= Types)
        {
            return true;
        }

        foreach (var method in counts.Methods)
        {
            output.WriteLine(method);
        }

        return false;
    }
}
