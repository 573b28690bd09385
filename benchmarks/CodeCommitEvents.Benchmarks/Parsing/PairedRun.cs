using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>
/// The methods of <see cref="ParsingBenchmarks"/> in turns, a few milliseconds each, and of each the best turn: ratios that
/// hold on a machine with other work, where BenchmarkDotNet measures one method in a quiet minute and another in a loud one.
/// </summary>
internal static class PairedRun
{
    private const int WarmUpRounds = 30;
    private const int Rounds = 120;
    private const int BytesATurn = 16 * 1024 * 1024;

    public static void Run(TextWriter output)
    {
        output.WriteLine("| Method              | Payload         |  Time/Floor | Alloc/POCO |");
        output.WriteLine("|-------------------- |---------------- |------------:|-----------:|");
        foreach (var payload in Enum.GetValues<Payload>())
        {
            var benchmarks = new ParsingBenchmarks { Payload = payload };
            benchmarks.Load();
            (string Name, Action Run)[] methods =
            [
                (nameof(ParsingBenchmarks.Floor), () => benchmarks.Floor()),
                (nameof(ParsingBenchmarks.CodeCommitEvents), () => benchmarks.CodeCommitEvents()),
                (nameof(ParsingBenchmarks.PocoReflection), () => benchmarks.PocoReflection()),
                (nameof(ParsingBenchmarks.PocoSourceGenerated), () => benchmarks.PocoSourceGenerated()),
            ];
            var best = Measure(methods, BytesATurn / Payloads.Load(payload).Length / 8);
            var poco = AllocatedBytes(() => benchmarks.PocoReflection());
            for (var at = 0; at < methods.Length; at++)
            {
                var (time, share) = (best[at] / best[0], (double)AllocatedBytes(methods[at].Run) / poco);
                output.WriteLine(FormattableString.Invariant($"| {methods[at].Name,-19} | {payload,-15} | {time,11:0.00} | {share,10:0.00} |"));
            }
        }
    }

    private static double[] Measure((string Name, Action Run)[] methods, int count)
    {
        var best = new double[methods.Length];
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var at = 0; at < methods.Length; at++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var turn = 0; turn < count; turn++)
                {
                    methods[at].Run();
                }

                var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
                best[at] = round <= 0 ? time : Math.Min(best[at], time);
            }
        }

        return best;
    }

    private static long AllocatedBytes(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
