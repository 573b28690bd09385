using BenchmarkDotNet.Attributes;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Creates a set of rules with the builder.</summary>
[Config(typeof(RulesConfig))]
public class BuildingBenchmarks
{
    private Team[] teams = [];

    /// <summary>How the rules select their repositories.</summary>
    [ParamsAllValues]
    public RepositoriesBy By { get; set; }

    /// <summary>The number of rules, ten for each repository.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Rules { get; set; }

    /// <summary>Creates the teams.</summary>
    [GlobalSetup]
    public void Load() => teams = Team.For(Rules);

    /// <summary>This library.</summary>
    [Benchmark]
    public object CodeCommitEvents() => TeamRules.Build(teams, By);
}
