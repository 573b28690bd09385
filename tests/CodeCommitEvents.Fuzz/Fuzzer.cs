using System.Diagnostics;
using CodeCommitEvents.Fuzz.Findings;
using CodeCommitEvents.Fuzz.Inputs;
using CodeCommitEvents.Fuzz.Mutations;
using CodeCommitEvents.Fuzz.Oracles;

namespace CodeCommitEvents.Fuzz;

/// <summary>The input that is judged.</summary>
/// <param name="Input">The input.</param>
/// <param name="Iteration">Its iteration.</param>
/// <param name="Start">When the judgement began, as a timestamp of <see cref="Stopwatch"/>.</param>
internal sealed record Judgement(Input Input, int Iteration, long Start);

/// <summary>Makes inputs and judges them until the time is over.</summary>
internal sealed class Fuzzer(FuzzOptions options, FindingsFolder findings)
{
    /// <summary>One of this many inputs is a rule document.</summary>
    private const int RulesEvery = 4;

    private const int MostFindings = 20;

    /// <summary>From this number of inputs on, one of <see cref="LeastPartRead"/> must be read, not refused.</summary>
    private const int FewInputs = 1000;

    private const int LeastPartRead = 20;

    private readonly int[] made = new int[2];
    private readonly int[] read = new int[2];

    private volatile Judgement? current;
    private readonly Corpus corpus = Corpus.Read(options);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private Mutator? payloads;
    private Mutator? documents;

    /// <summary>What is judged now. Null between two inputs. Any thread may read it.</summary>
    public Judgement? Current => current;

    /// <returns>The number of findings.</returns>
    public int Run()
    {
        payloads = new Mutator(Material.From(corpus.Payloads));
        documents = new Mutator(Material.From(corpus.Documents));
        var judge = new Judge(corpus);
        var start = Stopwatch.GetTimestamp();
        var iteration = options.OnlyIteration ?? 0;
        do
        {
            Judged(InputOf(iteration), iteration, judge);
            iteration++;
        }
        while (options.OnlyIteration is null && Stopwatch.GetElapsedTime(start) < options.Duration && known.Count < MostFindings);
        Console.WriteLine($"seed {options.Seed}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {Words(InputKind.Payload)}, {Words(InputKind.Rules)}; {known.Count} findings");
        return known.Count + Enum.GetValues<InputKind>().Count(TestsLittle);
    }

    /// <summary>Whether so many inputs were refused that the other oracles had little to judge.</summary>
    private bool TestsLittle(InputKind kind)
    {
        var testsLittle = made[(int)kind] >= FewInputs && read[(int)kind] < made[(int)kind] / LeastPartRead;
        if (testsLittle)
        {
            Console.WriteLine($"Fewer than 1 of {LeastPartRead} inputs of kind {kind} were read: the mutations or the corpus test little.");
        }

        return testsLittle;
    }

    /// <summary>Judges one input as a payload and as a rule document, with all rules and events of the corpus.</summary>
    public int Run(byte[] bytes)
    {
        var judge = new Judge(corpus);
        foreach (var kind in Enum.GetValues<InputKind>())
        {
            for (var variant = 0; variant < corpus.RuleSets.Length; variant++)
            {
                Judged(new Input(kind, bytes, variant), variant, judge);
            }
        }

        Console.WriteLine($"{known.Count} findings");
        return known.Count;
    }

    /// <summary>The input depends only on the seed, the iteration and the corpus.</summary>
    private Input InputOf(int iteration)
    {
        var random = new Random(unchecked((options.Seed * 1_000_003) ^ (iteration * 31)));
        return iteration % RulesEvery == 0
            ? new Input(InputKind.Rules, documents!.Next(random), iteration)
            : new Input(InputKind.Payload, payloads!.Next(random), iteration);
    }

    private void Judged(Input input, int iteration, Judge judge)
    {
        findings.Begin(iteration);
        current = new Judgement(input, iteration, Stopwatch.GetTimestamp());
        var violation = judge.Confirmed(input);
        current = null;
        made[(int)input.Kind]++;
        read[(int)input.Kind] += judge.WasRead ? 1 : 0;

        // Findings with the same first lines mostly have the same cause.
        if (violation is not null && known.Add($"{input.Kind} {violation.Oracle} {KindOf(violation.Problem)}"))
        {
            var smaller = Minimizer.Minimized(input, violation, judge);
            findings.Add(smaller, iteration, judge.Confirmed(smaller) ?? violation);
        }
    }

    private string Words(InputKind kind) => $"{made[(int)kind]} inputs of kind {kind} ({read[(int)kind]} not refused)";

    private static string KindOf(string problem)
    {
        var lines = problem.Split('\n');
        return lines.Length > 1 ? string.Concat(lines.Take(3)) : problem.Length > 20 ? problem[..20] : problem;
    }
}
