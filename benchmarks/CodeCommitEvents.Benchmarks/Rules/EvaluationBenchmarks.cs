using BenchmarkDotNet.Attributes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Evaluates an event with sets of rules of different sizes.</summary>
/// <remarks>
/// The methods return different results. <see cref="CodeCommitEvents"/> returns requests with the commit to build, and a decision
/// that can explain itself. The other methods return only the names of projects.
/// </remarks>
[Config(typeof(RulesConfig))]
public class EvaluationBenchmarks
{
    private BuildRules rules = BuildRules.Empty;
    private PlainLoop plain = new([], RepositoriesBy.Name);
    private FloorLookup floor = new([], RepositoriesBy.Name);
    private ServiceEvent? asked;

    /// <summary>How the rules select their repositories.</summary>
    [ParamsAllValues]
    public RepositoriesBy By { get; set; }

    /// <summary>The event.</summary>
    [ParamsAllValues]
    public Asked Event { get; set; }

    /// <summary>The number of rules, ten for each repository.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Rules { get; set; }

    /// <summary>Creates the rules, and fails if the methods do not start the same projects.</summary>
    [GlobalSetup]
    public void Load()
    {
        var teams = Team.For(Rules);
        rules = TeamRules.Build(teams, By);
        plain = new PlainLoop(teams, By);
        floor = new FloorLookup(teams, By);
        asked = Events.Of(Event, teams[teams.Length / 2].Repository);
        Verification.Verify(teams, rules, plain, floor);
    }

    /// <summary>A lookup and a switch, without a set of rules.</summary>
    [Benchmark]
    public string? Floor() => floor.Evaluate(asked!);

    /// <summary>This library.</summary>
    [Benchmark(Baseline = true)]
    public object CodeCommitEvents() => rules.Evaluate(asked!);

    /// <summary>Code as a team would write it by hand.</summary>
    [Benchmark]
    public object PlainLoop() => plain.Evaluate(asked!);
}
