using System.Globalization;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>
/// Measures whole processes, from their start to their end. The programs take turns, so that other programs on the machine slow all of them down in about
/// the same way.
/// </summary>
internal static class ColdComparison
{
    private const int Rounds = 40;
    private const int Builds = 4;
    private const string Answer = """{"batchItemFailures":[]}""";

    private static readonly ColdJob[] Jobs = [ColdJob.Empty, ColdJob.Hand, ColdJob.Library];

    public static void Run(TextWriter output)
    {
        var programs = Enum.GetValues<ColdForm>().SelectMany(form => Jobs.Select(job => new ColdProgram(job, form))).ToArray();
        foreach (var program in programs)
        {
            program.Publish();
        }

        using var payload = new ColdPayload();
        var runs = programs.ToDictionary(program => program, _ => new List<ColdProcess>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var program in programs)
            {
                runs[program].Add(Check(program, ColdProcess.Start([.. program.Command, payload.Path])));
            }
        }

        Print(runs, payload.Path, output);
        output.WriteLine();
        PrintWarm(programs, payload.Path, output);
    }

    private static ColdProcess Check(ColdProgram program, ColdProcess process)
    {
        var (builds, answer) = program.Job == ColdJob.Empty ? (0, "") : (Builds, Answer);
        return (process.ExitCode, process.Output) == (builds, answer)
            ? process
            : throw new InvalidOperationException($"{program.Job} ({program.Form}) started {process.ExitCode} builds and answered '{process.Output}'.");
    }

    private static void Print(Dictionary<ColdProgram, List<ColdProcess>> runs, string payload, TextWriter output)
    {
        output.WriteLine("| Form       | Program | CPU, minimum (ms) | CPU, median (ms) | Time, minimum (ms) | Minimum/Hand | Minimum/Empty | Methods | Types |");
        output.WriteLine("|----------- |-------- |------------------:|-----------------:|-------------------:|-------------:|--------------:|--------:|------:|");
        foreach (var (program, processes) in runs)
        {
            var (methods, types) = program.Form == ColdForm.NativeAot ? ("", "") : Format(ColdCounts.Of([.. program.Command, payload]));
            var cpu = Minimum(program);
            output.WriteLine(FormattableString.Invariant(
                $"| {program.Form,-10} | {program.Job,-7} | {cpu,17:0.0} | {Median(processes),16:0.0} | {processes.Min(process => process.Wall).TotalMilliseconds,18:0.0} | {cpu / Minimum(program with { Job = ColdJob.Hand }),12:0.00} | {cpu / Minimum(program with { Job = ColdJob.Empty }),13:0.00} | {methods,7} | {types,5} |"));
        }

        double Minimum(ColdProgram program) => runs[program].Min(process => process.Cpu).TotalMilliseconds;
    }

    /// <summary>Prints how long the first call takes after a warm-up, which the program measures itself.</summary>
    private static void PrintWarm(ColdProgram[] programs, string payload, TextWriter output)
    {
        output.WriteLine("| Form       | First call after WarmUp, minimum (ms) | Median (ms) |");
        output.WriteLine("|----------- |--------------------------------------:|------------:|");
        foreach (var program in programs.Where(program => program.Job == ColdJob.Library))
        {
            var times = Enumerable.Range(0, Rounds).Select(_ => TimeOf(ColdProcess.Start([.. program.Command, payload, "--warm-up"]))).Order().ToArray();
            output.WriteLine(FormattableString.Invariant($"| {program.Form,-10} | {times[0],37:0.0} | {times[Rounds / 2],11:0.0} |"));
        }
    }

    private static double TimeOf(ColdProcess process) => double.Parse(process.Output[Answer.Length..], CultureInfo.InvariantCulture);

    private static double Median(List<ColdProcess> processes) => processes.Select(process => process.Cpu.TotalMilliseconds).Order().ElementAt(processes.Count / 2);

    private static (string Methods, string Types) Format(ColdCounts counts) =>
        (FormattableString.Invariant($"{counts.Methods.Length:#,0}"), FormattableString.Invariant($"{counts.Types.Count:#,0}"));
}
