namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>Measures the methods of <see cref="ParsingBenchmarks"/> alternately, with <see cref="Turns"/>.</summary>
internal static class PairedRun
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("| Method              | Payload              |  Time/Floor | Alloc/POCO |");
        output.WriteLine("|-------------------- |--------------------- |------------:|-----------:|");
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
            var best = Turns.Measure([.. methods.Select(method => method.Run)]);
            var poco = Turns.AllocatedBytes(() => benchmarks.PocoReflection());
            for (var at = 0; at < methods.Length; at++)
            {
                var (time, share) = (best[at] / best[0], (double)Turns.AllocatedBytes(methods[at].Run) / poco);
                output.WriteLine(FormattableString.Invariant($"| {methods[at].Name,-19} | {payload,-20} | {time,11:0.00} | {share,10:0.00} |"));
            }
        }
    }
}
