using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks;

/// <summary>
/// Methods in turns, a few milliseconds each, and of each the best turn: ratios that hold on a machine with other work,
/// where BenchmarkDotNet measures one method in a quiet minute and another in a loud one.
/// </summary>
internal static class Turns
{
    private const int WarmUpRounds = 30;
    private const int Rounds = 120;
    private const double ShortestTurn = 2e6;

    /// <summary>The nanoseconds that a call of each method takes.</summary>
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
                    // In later rounds too: code that is compiled anew makes turns shorter, which would end before it is fast.
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

    /// <summary>The bytes that a call allocates, but for what only the first one does.</summary>
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
