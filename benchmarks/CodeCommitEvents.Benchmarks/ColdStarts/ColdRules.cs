using System.Globalization;
using CodeCommitEvents.Benchmarks.Rules;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>
/// Measures how long a new process takes to create its first rules and to evaluate its first event, and the memory of the rules. The processes take turns, and
/// measure themselves.
/// </summary>
internal static class ColdRules
{
    private const int Rounds = 15;
    private static readonly int[] Numbers = [10, 10_000];

    public static void Run(TextWriter output)
    {
        ColdProgram[] programs = [new(ColdJob.Rules, ColdForm.Jit), new(ColdJob.Rules, ColdForm.ReadyToRun)];
        Array.ForEach(programs, static program => program.Publish());
        var commands = programs.SelectMany(program => Numbers.SelectMany(number => Enum.GetValues<RepositoriesBy>().Select(by => (program, number, by)))).ToArray();
        var runs = commands.ToDictionary(command => command, _ => new List<Times>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var command in commands)
            {
                runs[command].Add(Start([.. command.program.Command, command.number.ToString(CultureInfo.InvariantCulture), command.by.ToString()]));
            }
        }

        output.WriteLine("| Form       | Rules  | By     | Built, minimum (ms) | Median (ms) | Evaluated, minimum (ms) | Allocated a rule | Kept a rule |");
        output.WriteLine("|----------- |-------:|------- |--------------------:|------------:|------------------------:|-----------------:|------------:|");
        foreach (var ((program, number, by), times) in runs)
        {
            output.WriteLine(FormattableString.Invariant(
                $"| {program.Form,-10} | {number,6:N0} | {by,-6} | {times.Min(time => time.Built),19:0.0} | {times.Select(time => time.Built).Order().ElementAt(Rounds / 2),11:0.0} | {times.Min(time => time.Evaluated),23:0.0} | {times.Min(time => time.Allocated),14:N0} B | {times.Min(time => time.Kept),9:N0} B |"));
        }
    }

    private static Times Start(string[] command)
    {
        var process = ColdProcess.Start(command);
        return process is { ExitCode: 0 } && process.Output.Split(' ') is [var built, var evaluated, var allocated, var kept]
            ? new(double.Parse(built, CultureInfo.InvariantCulture), double.Parse(evaluated, CultureInfo.InvariantCulture), long.Parse(allocated, CultureInfo.InvariantCulture), long.Parse(kept, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The program failed: {process.Output}");
    }

    /// <param name="Built">The milliseconds from the first call of the builder to the end of <c>Build()</c>.</param>
    /// <param name="Evaluated">The milliseconds of the first evaluation.</param>
    /// <param name="Allocated">The allocated bytes for each rule.</param>
    /// <param name="Kept">The bytes for each rule that are left after a garbage collection.</param>
    private sealed record Times(double Built, double Evaluated, long Allocated, long Kept);
}
