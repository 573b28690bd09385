using System.Globalization;
using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>Assertions about a set of rules, without a dispatcher or a starter.</summary>
public static class RuleSetAssertions
{
    /// <summary>Asserts that each event of a table starts exactly the builds in its row.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="table"/> has no row.</exception>
    /// <exception cref="FakeAssertionException">
    /// An event does not start exactly the builds in its row, or code in a rule threw an exception. The message explains each such
    /// row.
    /// </exception>
    public static void ShouldStart(this BuildRules rules, ExpectedBuilds table)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(table);
        if (!table.Any())
        {
            throw new ArgumentException("The table must have at least one row.", nameof(table));
        }

        var wrong = new StringBuilder();
        foreach (var (row, index) in table.Select((row, index) => (row, index)))
        {
            if (Problem(row, rules.Evaluate(row.Event, row.Facts)) is { } problem)
            {
                wrong.AppendLine().AppendLine().Append(CultureInfo.InvariantCulture, $"Row {index + 1}: {problem}");
            }
        }

        if (wrong.Length > 0)
        {
            throw new FakeAssertionException($"The rules start other builds than the table expects.{wrong}");
        }
    }

    /// <summary>Returns the rules that match none of the events. If such a rule is deleted, a test with these events still passes.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="events">The events.</param>
    /// <param name="facts">Facts that the events do not contain. Default: null, which means that all facts are unknown.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<BuildRule> NotMatchedBy(this BuildRules rules, IEnumerable<ServiceEvent> events, EventFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(events);
        var isMatched = new bool[rules.Rules.Count];
        foreach (var serviceEvent in events)
        {
            var explanations = rules.Evaluate(serviceEvent, facts ?? EventFacts.None).Explain().Rules;
            for (var number = 0; number < isMatched.Length; number++)
            {
                isMatched[number] |= explanations[number].IsMatch;
            }
        }

        return [.. rules.Rules.Where((_, number) => !isMatched[number])];
    }

    /// <summary>Asserts that each rule matches at least one of the events.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="events">The events.</param>
    /// <param name="facts">Facts that the events do not contain. Default: null, which means that all facts are unknown.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FakeAssertionException">A rule matches none of the events. The message lists all such rules.</exception>
    public static void ShouldBeCoveredBy(this BuildRules rules, IEnumerable<ServiceEvent> events, EventFacts? facts = null)
    {
        if (NotMatchedBy(rules, events, facts) is { Count: > 0 } unmatched)
        {
            throw new FakeAssertionException($"No event matches {(unmatched.Count == 1 ? "this rule" : "these rules")}:{Environment.NewLine}{string.Join(Environment.NewLine, unmatched)}");
        }
    }

    private static string? Problem(ExpectedBuildsRow row, BuildDecision decision)
    {
        if (FakeReport.Thrown([decision]) is { } thrown)
        {
            return thrown;
        }

        string[] started = [.. decision.Builds.Select(build => build.ProjectName)];
        string[] wrong = [.. row.Projects.Union(started, StringComparer.Ordinal).Where(project => Count(row.Projects, project) != Count(started, project))];
        return wrong.Length == 0 ? null : FakeReport.Of($"expected {FakeReport.Names(row.Projects)}, but found {FakeReport.Names(started)}.", [decision], wrong);

        static int Count(IEnumerable<string> projects, string project) => projects.Count(other => other == project);
    }
}
