using System.Globalization;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Testing;

/// <summary>Creates the message of a failed assertion: what was expected, what was found, and the explanations of the rules for the projects.</summary>
internal static class FakeReport
{
    private const int MostEvents = 10;

    /// <summary>Creates a message about the builds of a starter.</summary>
    /// <param name="expected">What was expected, without a period.</param>
    /// <param name="starter">The starter.</param>
    /// <param name="projects">The projects whose rules are explained.</param>
    public static string Of(string expected, FakeBuildStarter starter, IReadOnlyCollection<string> projects)
    {
        var others = starter.Outcomes.Where(build => build.Outcome != DispatchOutcome.Started && projects.Contains(build.Request.ProjectName, StringComparer.Ordinal))
            .GroupBy(build => build.ToString(), StringComparer.Ordinal)
            .Select(line => $"{Environment.NewLine}{line.Key}{Times(line.Count())}")
            .Concat(starter.Unmet.Select(project => $"{Environment.NewLine}The start of {project} is configured to fail, but it was not requested."));
        return Of($"{expected}, but found {Names(starter.Started)}.{string.Concat(others)}", starter.Decisions, projects);
    }

    /// <summary>Creates a message about decisions. Events that the rules for the projects are about come first. At most ten events are listed.</summary>
    public static string Of(string outcome, IReadOnlyCollection<BuildDecision> decisions, IReadOnlyCollection<string> projects)
    {
        var explanations = decisions.Select(decision => Explain(decision, projects))
            .OrderByDescending(explanation => explanation.IsAbout)
            .GroupBy(explanation => explanation.Text, StringComparer.Ordinal)
            .Select(same => $"{same.Key}{Times(same.Count())}").ToList();
        var report = new StringBuilder(outcome);
        if (explanations.Count == 0)
        {
            report.AppendLine().Append("No event was dispatched.");
        }

        foreach (var explanation in explanations.Take(MostEvents))
        {
            report.AppendLine().AppendLine().Append(explanation);
        }

        if (explanations.Count > MostEvents)
        {
            report.AppendLine().AppendLine().Append(CultureInfo.InvariantCulture, $"and {explanations.Count - MostEvents} more");
        }

        return report.ToString();
    }

    public static string Names(IEnumerable<BuildRequest> requests) => Names([.. requests.Select(request => request.ProjectName)]);

    public static string Names(IReadOnlyCollection<string> projects) => projects.Count == 0
        ? "none"
        : $"builds of {string.Join(", ", projects.GroupBy(project => project, StringComparer.Ordinal).Select(project => $"{project.Key}{Times(project.Count())}"))}";

    /// <summary>The exceptions that code in rules and providers of facts threw, as one text. Null if there are none.</summary>
    public static string? Thrown(IEnumerable<BuildDecision> decisions) =>
        string.Join(' ', decisions.SelectMany(decision => decision.Failures).Select(failure => failure.Fact == EventFactKinds.None ? $"The rule {failure.RuleName} threw {failure.Exception.GetType().Name}: {failure.Exception.Message}" : $"{failure} ({failure.Exception.Message})").Distinct(StringComparer.Ordinal))
            is { Length: > 0 } thrown ? thrown : null;

    /// <summary>The explanations of the rules for the given projects, including rules that did not match.</summary>
    public static IEnumerable<RuleExplanation> RulesFor(BuildDecision decision, IReadOnlyCollection<string> projects) =>
        decision.Explain().Rules.Where(rule => IsFor(rule, projects));

    /// <summary>Whether a rule is for one of the projects or channels.</summary>
    public static bool IsFor(RuleExplanation rule, IReadOnlyCollection<string> targets) => TargetsOf(rule).Any(target => targets.Contains(target, StringComparer.Ordinal));

    private static IEnumerable<string> TargetsOf(RuleExplanation rule) => rule.RequestedProjects.Concat(rule.RequestedChannels);

    private static string Times(int count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} times)");

    /// <summary>
    /// Explains the rules for the projects. Shows the rules about this kind of event, with all their conditions. If there are none,
    /// shows each rule for the projects on one line.
    /// </summary>
    private static (bool IsAbout, string Text) Explain(BuildDecision decision, IReadOnlyCollection<string> projects)
    {
        var heading = BuildCause.FromEvent(decision.Event).ToString();
        var all = decision.Explain().Rules;
        List<RuleExplanation> rules = [.. all.Where(rule => IsFor(rule, projects))];
        RuleExplanation[] about = [.. rules.Where(rule => rule.IsAboutEvent)];
        var text = about.Length > 0
            ? new DecisionExplanation { Event = heading, Rules = [.. about] }.ToText().TrimEnd()
            : string.Join($"{Environment.NewLine}  ", rules.Select(rule => rule.ToString()).Prepend(heading));
        var others = projects.Except(all.SelectMany(TargetsOf), StringComparer.Ordinal)
            .Select(project => $"{Environment.NewLine}  no rule starts or notifies {project}; the rules {Actions(all)}");
        return (about.Length > 0, $"{text}{string.Concat(others)}");
    }

    /// <summary>What rules start and notify, in words: <c>start payments-ci and notify team</c>.</summary>
    private static string Actions(IReadOnlyCollection<RuleExplanation> rules)
    {
        string[] actions =
        [
            .. Action("start", rules.SelectMany(rule => rule.RequestedProjects)),
            .. Action("notify", rules.SelectMany(rule => rule.RequestedChannels)),
        ];
        return actions.Length == 0 ? "start nothing" : string.Join(" and ", actions);
    }

    private static IEnumerable<string> Action(string verb, IEnumerable<string> targets) =>
        string.Join(", ", targets.Distinct(StringComparer.Ordinal)) is { Length: > 0 } names ? [$"{verb} {names}"] : [];
}
