using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>Assertions about a set of rules, without a dispatcher or a starter.</summary>
public static class RuleSetAssertions
{
    /// <summary>Fails the test unless each event starts exactly the builds that the table says.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="table">The table.</param>
    /// <param name="facts">What is known of the events beyond what they say. Null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="table"/> has no row.</exception>
    /// <exception cref="FakeAssertionException">A row is wrong; the message has every wrong one with its explanation.</exception>
    public static void ShouldStart(this BuildRules rules, BuildTable table, EventFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(table);
        if (!table.Any())
        {
            throw new ArgumentException("The table has no row.", nameof(table));
        }

        var wrong = new StringBuilder();
        var row = 0;
        foreach (var (serviceEvent, projects) in table)
        {
            row++;
            var decision = rules.Evaluate(serviceEvent, facts ?? EventFacts.None);
            var started = decision.Builds.Select(build => build.ProjectName).ToList();
            if (!started.Order(StringComparer.Ordinal).SequenceEqual(projects.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                var expected = projects.Count == 0 ? "none" : $"builds of {string.Join(", ", projects)}";
                wrong.AppendLine().AppendLine().Append(FakeReport.Of(
                    $"Row {row}: expected {expected}, but found {FakeReport.Names(decision.Builds)}.", [decision], [.. projects.Except(started, StringComparer.Ordinal), .. started.Except(projects, StringComparer.Ordinal)]));
            }
        }

        if (wrong.Length > 0)
        {
            throw new FakeAssertionException($"The rules do not start what the table says.{wrong}");
        }
    }

    /// <summary>The rules that match none of some events: no test of these events would notice if they were gone.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<BuildRule> NotMatchedBy(this BuildRules rules, IEnumerable<ServiceEvent> events)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(events);
        var isMatched = new bool[rules.Rules.Count];
        foreach (var serviceEvent in events)
        {
            var explanations = rules.Evaluate(serviceEvent).Explain().Rules;
            for (var number = 0; number < isMatched.Length; number++)
            {
                isMatched[number] |= explanations[number].IsMatch;
            }
        }

        return [.. rules.Rules.Where((_, number) => !isMatched[number])];
    }

    /// <summary>Fails the test unless each rule matches at least one of some events.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FakeAssertionException">A rule matches none; the message names each.</exception>
    public static void ShouldBeCoveredBy(this BuildRules rules, IEnumerable<ServiceEvent> events)
    {
        if (NotMatchedBy(rules, events) is { Count: > 0 } unmatched)
        {
            throw new FakeAssertionException($"No event matches {(unmatched.Count == 1 ? "this rule" : "these rules")}:{Environment.NewLine}{string.Join(Environment.NewLine, unmatched)}");
        }
    }
}
