using System.Diagnostics;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>The cost of one step.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Elapsed">How long the step took.</param>
/// <param name="AllocatedBytes">The bytes that the step allocated. Null if the result of the step does not depend on the input alone.</param>
internal sealed record Cost(string Step, TimeSpan Elapsed, long? AllocatedBytes);

/// <summary>One use of one input. The oracles judge it.</summary>
internal abstract class Trial(int inputBytes)
{
    private readonly List<Cost> costs = [];

    public int InputBytes { get; } = inputBytes;

    public IReadOnlyList<Cost> Costs => costs;

    /// <summary>Measures a step. What it allocates must be in proportion to the input.</summary>
    public T Measure<T>(string step, Func<T> run) => Measure(step, run, countsAllocations: true);

    /// <summary>Measures only the time of a step.</summary>
    public T MeasureTime<T>(string step, Func<T> run) => Measure(step, run, countsAllocations: false);

    private T Measure<T>(string step, Func<T> run, bool countsAllocations)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var result = run();
        costs.Add(new Cost(step, Stopwatch.GetElapsedTime(start), countsAllocations ? GC.GetAllocatedBytesForCurrentThread() - allocated : null));
        return result;
    }
}
