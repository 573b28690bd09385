namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>Checks before each measurement that all methods start the same projects, and that these are the expected projects.</summary>
internal static class Verification
{
    private const int StartedOfAll = 10;

    public static void Verify(Team[] teams, BuildRules rules, PlainLoop plain, FloorLookup floor)
    {
        Require(rules.Rules.Count == teams.Length * Team.Rules, "the number of rules");
        Require(rules.Evaluate(Events.Of(Asked.OneMatches, teams[^1].Repository)).Builds is [var only] && only.ProjectName == teams[^1].Release, "one rule matches");
        Require(rules.Evaluate(Events.Of(Asked.NoneMatches, teams[^1].Repository)).Builds.Count == 0, "no rule matches");
        var started = 0;
        foreach (var serviceEvent in new[] { teams[0].Repository, teams[^1].Repository, "team-0-api", "shop" }.SelectMany(Events.All))
        {
            var expected = rules.Evaluate(serviceEvent).Builds.Select(build => build.ProjectName).ToArray();
            Require(expected.SequenceEqual(plain.Evaluate(serviceEvent), StringComparer.Ordinal), nameof(PlainLoop));
            Require(expected.SequenceEqual(floor.Evaluate(serviceEvent) is { } project ? [project] : [], StringComparer.Ordinal), nameof(FloorLookup));
            started += expected.Length;
        }

        Require(started == 2 * StartedOfAll, "each rule starts its project");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A check of the rules failed: {what}.");
        }
    }
}
