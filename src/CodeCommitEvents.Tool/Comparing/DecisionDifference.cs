namespace CodeCommitEvents.Tool;

/// <summary>What two sets of rules decide differently for an event, in words.</summary>
/// <param name="Removed">What only the old rules do: <c>start payments-ci (rule trunk)</c>.</param>
/// <param name="Added">What only the new rules do.</param>
internal sealed record DecisionDifference(IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    public bool IsNone => Removed.Count == 0 && Added.Count == 0;

    /// <summary>Compares two decisions about the same event. The names of rules do not matter, only what the rules do.</summary>
    public static DecisionDifference Between(BuildDecision before, BuildDecision after)
    {
        var (old, @new) = (ActionsOf(before), ActionsOf(after));
        return new(Missing(old, @new), Missing(@new, old));
    }

    /// <summary>Returns the actions of one decision that another one does not have, as often as they are missing.</summary>
    private static List<string> Missing(List<(object Action, string Words)> actions, List<(object Action, string Words)> others)
    {
        var rest = others.ConvertAll(static other => other.Action);
        return [.. actions.Where(action => !rest.Remove(action.Action)).Select(static action => action.Words)];
    }

    private static List<(object Action, string Words)> ActionsOf(BuildDecision decision) =>
    [
        .. decision.Builds.Select(static build => ((object)WithoutRule(build), $"start {WordsOf(build)} (rule {build.RuleName})")),
        .. decision.Notifications.Select(static notification => ((object)notification.ChannelName, $"notify {notification.ChannelName} (rule {notification.RuleName})")),
        .. decision.Failures.Select(static failure => ((object)failure.ToString(), failure.ToString())),
    ];

    private static BuildRequest WithoutRule(BuildRequest build) => build with { RuleName = null, RuleSource = null, Ordinal = 0 };

    private static string WordsOf(BuildRequest build) =>
        $"{build.ProjectName}{(build.IsBatch ? " as a batch" : "")}{(build.SourceVersion is { } version ? $" at {version}" : "")}"
        + (build.EnvironmentVariables.Count == 0 ? "" : $" with {string.Join(", ", build.EnvironmentVariables.Select(static variable => $"{variable.Key}={variable.Value.Value}"))}")
        + (build.CancelsSuperseded ? ", replacing an older build" : "");
}
