using BenchmarkDotNet.Attributes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Measures the cost of explaining why an event starts no build.</summary>
[Config(typeof(RulesConfig))]
public class ExplanationBenchmarks
{
    private BuildRules rules = BuildRules.Empty;
    private ServiceEvent? asked;

    /// <summary>The number of rules, ten for each repository.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Rules { get; set; }

    /// <summary>Creates the rules.</summary>
    [GlobalSetup]
    public void Load()
    {
        var teams = Team.For(Rules);
        rules = TeamRules.Build(teams, RepositoriesBy.Name);
        asked = Events.Of(Asked.NoneMatches, teams[teams.Length / 2].Repository);
    }

    /// <summary>The decision without an explanation.</summary>
    [Benchmark(Baseline = true)]
    public object Evaluate() => rules.Evaluate(asked!);

    /// <summary>The explanation of the rules about the repository and the kind of the event.</summary>
    [Benchmark]
    public object Explanation() => rules.Evaluate(asked!).Explanation;

    /// <summary>The explanation of all rules.</summary>
    [Benchmark]
    public object ExplainAll() => rules.Evaluate(asked!).Explain();

    /// <summary>The explanation as text for a log.</summary>
    [Benchmark]
    public string ToLines() => rules.Evaluate(asked!).ToString();
}
