using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Measures the first set of rules in a new process. The times include the JIT compilation of the library's code.</summary>
internal static class ColdRun
{
    public static void Run(TextWriter output, int rules, RepositoriesBy by)
    {
        var teams = Team.For(rules);
        var asked = Events.Of(Asked.OneMatches, teams[^1].Repository);
        var start = Stopwatch.GetTimestamp();
        var set = TeamRules.Build(teams, by);
        var built = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var started = set.Evaluate(asked).Builds.Count;
        var evaluated = Stopwatch.GetElapsedTime(start);
        output.WriteLine(FormattableString.Invariant(
            $"{set.Rules.Count} rules built in {built.TotalMilliseconds:0.0} ms, {started} build found in {evaluated.TotalMilliseconds:0.0} ms"));
    }
}
