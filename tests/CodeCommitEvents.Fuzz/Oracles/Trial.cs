namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>The cost of one step.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Elapsed">The CPU time of the process. No other thread works, and other processes do not count.</param>
/// <param name="AllocatedBytes">The bytes that the step allocated.</param>
/// <param name="Size">The number of bytes that the allocations are compared with. Null if the allocations are not limited.</param>
internal sealed record Cost(string Step, TimeSpan Elapsed, long AllocatedBytes, int? Size);

/// <summary>One use of one input. The oracles judge it.</summary>
internal abstract class Trial(int inputBytes)
{
    private readonly List<Cost> costs = [];

    public int InputBytes { get; } = inputBytes;

    /// <summary>The number of results, such as the events of a payload.</summary>
    public virtual int Results => 0;

    public IReadOnlyList<Cost> Costs => costs;

    /// <summary>Measures a step. What it allocates must be in proportion to the input.</summary>
    public T Measure<T>(string step, Func<T> run) => Measure(step, run, _ => InputBytes);

    /// <summary>Measures a step that writes. What it allocates must be in proportion to what it writes.</summary>
    public byte[] MeasureWriting(string step, Func<byte[]> run) => Measure(step, run, static written => written.Length);

    /// <summary>Measures only the time of a step.</summary>
    public T MeasureTime<T>(string step, Func<T> run) => Measure(step, run, static _ => null);

    private T Measure<T>(string step, Func<T> run, Func<T, int?> sizeOf)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        var result = run();
        var elapsed = Environment.CpuUsage.TotalTime - start;
        costs.Add(new Cost(step, elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated, sizeOf(result)));
        return result;
    }
}
