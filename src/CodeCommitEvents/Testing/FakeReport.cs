using System.Globalization;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>What the message of a failed assertion says: what was expected, what was met, and the explanations of the rules that matter.</summary>
internal static class FakeReport
{
    /// <summary>Of what a starter was asked for.</summary>
    /// <param name="expected">What was expected, without a full stop.</param>
    /// <param name="starter">The starter.</param>
    /// <param name="projects">Whose rules matter.</param>
    public static string Of(string expected, FakeBuildStarter starter, IReadOnlyCollection<string> projects)
    {
        var failed = starter.Failed
            .GroupBy(failure => $"The start of {failure.ProjectName} failed: {failure.Message}", StringComparer.Ordinal)
            .Select(group => $"{Environment.NewLine}{group.Key}{Times(group.Count())}");
        return Of($"{expected}, but found {Names(starter.Started)}.{string.Concat(failed)}", starter.Decisions, projects);
    }

    /// <summary>Of what rules said.</summary>
    public static string Of(string outcome, IReadOnlyCollection<BuildDecision> decisions, IReadOnlyCollection<string> projects)
    {
        var report = new StringBuilder(outcome);
        if (decisions.Count == 0)
        {
            report.AppendLine().Append("No event was dispatched.");
        }

        foreach (var decision in decisions)
        {
            report.AppendLine().AppendLine().Append(Explain(decision, projects));
        }

        return report.ToString();
    }

    public static string Names(IReadOnlyCollection<BuildRequest> requests) => requests.Count == 0
        ? "none"
        : $"builds of {string.Join(", ", requests.GroupBy(request => request.ProjectName, StringComparer.Ordinal).Select(project => $"{project.Key}{Times(project.Count())}"))}";

    private static string Times(int count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} times)");

    private static string Explain(BuildDecision decision, IReadOnlyCollection<string> projects)
    {
        var (heading, names) = (ChangeText.Of(decision.Event), string.Join(" or ", projects));
        var rules = decision.RulesOf(projects);
        var about = rules.Where(rule => rule.IsAboutSuchAnEvent).ToList();
        return (rules.Count, about.Count) switch
        {
            (0, _) => $"{heading}: no rule starts {names}. The rules start {(decision.ProjectNames is { Count: > 0 } others ? string.Join(", ", others) : "nothing")}.",
            (_, 0) => $"{heading}: no rule about such an event starts {names}.",
            _ => new DecisionExplanation { Event = heading, Rules = [.. about] }.ToText().TrimEnd(),
        };
    }
}
