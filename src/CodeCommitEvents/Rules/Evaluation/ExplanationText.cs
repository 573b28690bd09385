using System.Globalization;
using System.Text;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Formats explanations as text.</summary>
internal static class ExplanationText
{
    private const int MostLines = 10;

    public static string Lines(DecisionExplanation decision)
    {
        if (decision.Rules.Count == 0)
        {
            return string.Join(Environment.NewLine, OtherLines(decision).Prepend(None(decision)));
        }

        var matches = decision.Rules.Count(rule => rule.IsMatch);
        var shown = decision.NearestFirst().Rules.Take(Math.Max(MostLines, matches)).ToHashSet(ReferenceEqualityComparer.Instance);
        var lines = decision.Rules.Where(shown.Contains).Select(rule => rule.ToString());
        var hidden = decision.Rules.Count + decision.OtherRules - shown.Count;
        lines = hidden == 0 ? lines : lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {hidden} {(hidden == 1 ? "rule that is" : "rules that are")} further from a match"));
        return string.Join(Environment.NewLine, lines.Concat(OtherLines(decision)));
    }

    /// <summary>Why no rule is explained.</summary>
    public static string None(DecisionExplanation decision) => decision.OtherRules == 0
        ? "there are no rules"
        : string.Create(CultureInfo.InvariantCulture, $"none of the {decision.OtherRules} rules is about the repository and this kind of event");

    public static string Tree(DecisionExplanation decision)
    {
        var text = new StringBuilder(decision.Event).AppendLine();
        foreach (var rule in decision.Rules)
        {
            text.Append("  ").Append(DisplayText.Escape(rule.RuleName)).Append(": ").AppendLine(DisplayText.Escape(Summary(rule)));
            foreach (var condition in rule.Conditions)
            {
                Append(text, condition, indent: 4);
            }
        }

        if (decision.OtherRules > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {decision.OtherRules} rules are about other repositories or other kinds of events");
        }

        foreach (var line in OtherLines(decision))
        {
            text.AppendLine(line);
        }

        if (decision.NearestMiss is { } nearest)
        {
            text.Append("nearest: ").AppendLine(nearest.ToString());
        }

        return text.ToString();
    }

    /// <summary>Returns the answer to a command, and the file of the rules in the repository, or why they are not used.</summary>
    private static IEnumerable<string> OtherLines(DecisionExplanation decision) =>
        (decision.Answer is { } answer ? [$"answer: {answer}"] : Array.Empty<string>()).Concat(FileLines(decision));

    private static IEnumerable<string> FileLines(DecisionExplanation decision) =>
        decision.RepositoryRulesProblem is { } problem ? problem.Errors.Select(static error => $"  {error}").Prepend($"rules that are not used: {problem.Source}").Select(DisplayText.Escape)
        : decision.RepositoryRules is { } source ? [$"rules of the repository: {source}"]
        : [];

    /// <summary>
    /// Returns the result of a rule, with its unmet conditions. For a rule about another kind of event, only the condition on the kind of
    /// event is shown.
    /// </summary>
    public static string Verdict(RuleExplanation rule) => DisplayText.Escape(VerdictOf(rule));

    private static string VerdictOf(RuleExplanation rule) => rule.IsMatch || rule.Outcome == ConditionOutcome.NotEvaluated
        ? Summary(rule)
        : IsMissed(rule.Conditions[0]) ? Missed(rule.Conditions[0])
        : string.Join("; ", rule.Conditions.Where(IsMissed).Select(Missed)) is { Length: > 0 } missed ? missed
        : Summary(rule);

    private static string Summary(RuleExplanation rule) => $"{Result(rule)}{string.Concat(rule.RepeatedBuilds.Select(Repeated))}{RepeatedChannels(rule)}";

    private static string RepeatedChannels(RuleExplanation rule) =>
        rule.RepeatedChannels.Count == 0 ? "" : $"; an earlier rule already notifies {string.Join(" and ", rule.RepeatedChannels)}";

    private static string Repeated(RepeatedBuild build) => build.EarlierRuleName == build.RuleName
        ? $"; it requests the same build of {build.ProjectName} twice"
        : $"; its build of {build.ProjectName} is the same build as rule {build.EarlierRuleName}";

    private static string Result(RuleExplanation rule) => (rule.IsMatch, rule.Outcome) switch
    {
        (_, ConditionOutcome.NotEvaluated) => $"not tried because {rule.BlockedBy ?? "an earlier rule"} matched",
        (true, ConditionOutcome.Unknown) => $"matched, assuming {Unknown(rule)}",
        (true, _) => $"matched{WithoutBuild(rule)}{(rule.StoppedProcessing ? "; later rules are not tried" : "")}",
        (false, ConditionOutcome.Unknown) => Unknown(rule) is { Length: > 0 } unknown ? $"not matched: could not determine {unknown}" : "not matched: its own code threw an exception",
        _ => "not matched",
    };

    /// <summary>Why a rule that matched requests no build. Empty if it requests one.</summary>
    private static string WithoutBuild(RuleExplanation rule) =>
        rule.IsIgnoring ? ", and ignores the event"
        : rule.RequestedProjects.Count == 0 && rule.RequestedChannels.Count == 0 ? ", but the name of its project is empty for this event"
        : "";

    private static string Unknown(RuleExplanation rule) =>
        string.Join(" and ", rule.Conditions.Where(condition => condition.Outcome == ConditionOutcome.Unknown).Select(condition => condition.Expected));

    private static bool IsMissed(ConditionExplanation condition) => condition.Outcome is ConditionOutcome.NoMatch or ConditionOutcome.Unknown;

    private static string Missed(ConditionExplanation condition) =>
        string.Join(" and ", Found(condition).Distinct(StringComparer.Ordinal)) is { Length: > 0 } found ? $"expected {condition.Expected}, found {found}" : $"expected {condition.Expected}";

    /// <summary>Returns the value in the event for a condition, or the values for the conditions of a group.</summary>
    private static IEnumerable<string> Found(ConditionExplanation condition) =>
        condition.Actual is { } actual ? [actual] : condition.Conditions.SelectMany(Found);

    private static void Append(StringBuilder text, ConditionExplanation condition, int indent)
    {
        var mark = condition.Outcome switch
        {
            ConditionOutcome.Match => "yes",
            ConditionOutcome.NoMatch => "no ",
            ConditionOutcome.Unknown => "?  ",
            _ => "-  ",
        };
        text.Append(' ', indent).Append(mark).Append(' ').Append(DisplayText.Escape(condition.Conditions.Count > 0 ? Group(condition.Name) : condition.Expected));
        if (condition.Outcome is ConditionOutcome.NoMatch or ConditionOutcome.Unknown && condition.Actual is not null)
        {
            text.Append(", found ").Append(DisplayText.Escape(condition.Actual));
        }

        text.AppendLine();
        foreach (var child in condition.Conditions)
        {
            Append(text, child, indent + 4);
        }
    }

    private static string Group(string name) => name switch
    {
        "anyOf" => "any of",
        "allOf" => "all of",
        _ => name,
    };
}
