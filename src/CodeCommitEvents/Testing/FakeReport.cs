using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>What the message of a failed assertion says: what was expected, what was met, and the explanations.</summary>
internal static class FakeReport
{
    public static string Of(string expected, IReadOnlyList<BuildRequest> requests, IReadOnlyList<BuildRequest> started, IReadOnlyList<BuildDecision> decisions)
    {
        var failed = requests.Count == started.Count ? "" : $" ({requests.Count} were asked for)";
        return Of($"{expected}, but found {Names(started)}{failed}.", decisions);
    }

    public static string Of(string outcome, IReadOnlyList<BuildDecision> decisions)
    {
        var report = new StringBuilder(outcome);
        if (decisions.Count == 0)
        {
            report.AppendLine().Append("No event was dispatched.");
        }

        foreach (var decision in decisions)
        {
            report.AppendLine().AppendLine().Append(decision.Explain().ToText().TrimEnd());
        }

        return report.ToString();
    }

    public static string Names(IReadOnlyList<BuildRequest> requests) =>
        requests.Count == 0 ? "none" : $"builds of {string.Join(", ", requests.Select(request => request.ProjectName))}";
}
