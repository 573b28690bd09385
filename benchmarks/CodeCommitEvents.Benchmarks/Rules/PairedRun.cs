namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Measures the methods of <see cref="EvaluationBenchmarks"/> alternately, with <see cref="Turns"/>, for each number of rules.</summary>
internal static class PairedRun
{
    private static readonly int[] Numbers = [10, 100, 1_000, 10_000];

    public static void Run(TextWriter output)
    {
        output.WriteLine("| By     | Event       |  Rules | Time/10 rules | Time/PlainLoop | Time/Floor | Alloc/PlainLoop |");
        output.WriteLine("|------- |------------ |-------:|--------------:|---------------:|-----------:|----------------:|");
        foreach (var by in Enum.GetValues<RepositoriesBy>())
        {
            foreach (var asked in Enum.GetValues<Asked>())
            {
                Run(output, by, asked);
            }
        }
    }

    private static void Run(TextWriter output, RepositoriesBy by, Asked asked)
    {
        var benchmarks = Array.ConvertAll(Numbers, number => new EvaluationBenchmarks { By = by, Event = asked, Rules = number });
        Array.ForEach(benchmarks, benchmark => benchmark.Load());
        var best = Turns.Measure([.. benchmarks.SelectMany(MethodsOf)]).Chunk(3).ToArray();
        for (var at = 0; at < benchmarks.Length; at++)
        {
            var (library, plain, floor) = (best[at][0], best[at][1], best[at][2]);
            var share = (double)Turns.AllocatedBytes(MethodsOf(benchmarks[at])[0]) / Turns.AllocatedBytes(MethodsOf(benchmarks[at])[1]);
            output.WriteLine(FormattableString.Invariant(
                $"| {by,-6} | {asked,-11} | {Numbers[at],6:N0} | {library / best[0][0],13:0.00} | {library / plain,14:0.000} | {library / floor,10:0.00} | {share,15:0.00} |"));
        }
    }

    private static Action[] MethodsOf(EvaluationBenchmarks benchmarks) =>
        [() => benchmarks.CodeCommitEvents(), () => benchmarks.PlainLoop(), () => benchmarks.Floor()];
}
