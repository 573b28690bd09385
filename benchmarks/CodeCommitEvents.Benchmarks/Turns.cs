using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks;

/// <summary>
/// Runs methods alternately in turns of a few milliseconds, and keeps the best time of each method. The ratios are stable even if
/// other programs use the processor, because these programs slow all methods down in about the same way. BenchmarkDotNet measures
/// one method after the other, so the load can differ between methods.
/// </summary>
internal static class Turns
{
    private const int WarmUpRounds = 30;
    private const int Rounds = 120;
    private const double ShortestTurn = 2e6;

    /// <summary>Returns the nanoseconds per call of each method.</summary>
    public static double[] Measure(IReadOnlyList<Action> methods)
    {
        var counts = methods.Select(_ => 1).ToArray();
        var best = methods.Select(_ => double.MaxValue).ToArray();
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var at = 0; at < counts.Length; at++)
            {
                var time = Time(methods[at], counts[at]);
                if (time < ShortestTurn)
                {
                    // The turn is too short to measure. This also happens in later rounds, when the JIT compiler has
                    // replaced the code with faster code.
                    counts[at] *= 2;
                }
                else if (round >= 0)
                {
                    best[at] = Math.Min(best[at], time / counts[at]);
                }
            }
        }

        return best;
    }

    /// <summary>Returns the bytes that a call allocates. The first call is not measured.</summary>
    public static long AllocatedBytes(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Time(Action run, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < count; turn++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
