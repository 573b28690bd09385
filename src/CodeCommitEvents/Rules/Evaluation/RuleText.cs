using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Formats rules as text. Each line is escaped, because names and patterns can come from a file or from the network.</summary>
internal static class RuleText
{
    public static string Line(BuildRule rule)
    {
        var actions = rule.IsIgnoring ? "start nothing" : string.Join(" and ", Actions(rule));
        var expected = string.Join(", ", Expected(rule));
        return DisplayText.Escape($"{rule.Name}: on {expected}: {actions}{(rule.StopsProcessing ? ", and stop processing" : "")}");
    }

    public static string Lines(BuildRule rule) => string.Join(Environment.NewLine, LinesOf(rule).Select(DisplayText.Escape));

    private static IEnumerable<string> LinesOf(BuildRule rule)
    {
        yield return rule.Name;
        var word = "on";
        foreach (var expected in Expected(rule))
        {
            yield return $"    {word} {expected}";
            word = "and";
        }

        foreach (var action in Actions(rule))
        {
            yield return $"    {action}";
        }

        if (rule.IsIgnoring || rule.StopsProcessing)
        {
            yield return rule.IsIgnoring ? "    start nothing, and stop processing" : "    stop processing";
        }

        if (rule.Scopes.Length > 0)
        {
            yield return "    unless an earlier rule of its group has matched";
        }

        if (!rule.IsIgnoring && Array.Exists(rule.Conditions, condition => condition.Cost == ConditionCost.Fact))
        {
            yield return rule.MissingFactsBehavior switch
            {
                MissingFactsBehavior.Match => "    also if the changed files or the commit are unknown",
                MissingFactsBehavior.NoMatch => "    not if the changed files or the commit are unknown",
                _ => PerCondition(rule),
            };
        }
    }

    /// <summary>Returns whether a rule matches while the facts that it needs are unknown, if each condition decides.</summary>
    private static string PerCondition(BuildRule rule)
    {
        var (files, commit) = (Without(EventFactKinds.ChangedFiles), Without(EventFactKinds.Commit));
        return files is null ? $"    {commit} the commit is unknown"
            : commit is null ? $"    {files} the changed files are unknown"
            : commit == files ? $"    {files} the changed files or the commit are unknown"
            : $"    {files} the changed files are unknown, but {commit} the commit is unknown";

        string? Without(EventFactKinds fact) => RuleFacts.ActsWithout(rule, fact) switch { null => null, true => "also if", false => "not if" };
    }

    private static IEnumerable<string> Expected(BuildRule rule) => rule.Definition.Conditions.Select(condition => condition.Expected).Prepend(rule.Definition.Trigger.Expected);

    private static IEnumerable<string> Actions(BuildRule rule) => rule.Actions.Select(action => action.Describe(rule.Definition.WantsDeletions))
        .Concat(rule.Channels.Select(static channel => $"notify {channel}"))
        .Concat(rule.Commands is { } commands ? [commands.Describe()] : []);
}
