namespace CodeCommitEvents.Rules;

/// <summary>Finds what the author of a comment can say.</summary>
internal static class SayableCommands
{
    /// <summary>Returns the commands of all rules whose other conditions the comment meets, and those that the conditions of these rules expect.</summary>
    /// <param name="known">Commands that the author can say in any case.</param>
    /// <param name="rules">All rules.</param>
    /// <param name="context">The comment and its facts.</param>
    /// <param name="wordsOf">Returns the words of a command.</param>
    public static List<string> Of(IEnumerable<PullRequestCommand> known, BuildRule[] rules, EvaluationContext context, Func<PullRequestCommand, string> wordsOf)
    {
        var commands = known.ToHashSet();
        var others = new List<string>();
        foreach (var rule in rules)
        {
            if (rule.Definition.Trigger is not CommentTrigger || !MeetsOtherConditions(rule, context))
            {
                continue;
            }

            commands.UnionWith(rule.Commands?.Commands ?? []);
            foreach (var condition in rule.Conditions)
            {
                others.AddRange(condition is CommentCondition ? condition.Commands : []);
            }
        }

        return [.. PullRequestCommands.All.Where(commands.Contains).Select(wordsOf), .. others.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether the comment meets all conditions of a rule except those on its text. False if a predicate throws.</summary>
    private static bool MeetsOtherConditions(BuildRule rule, EvaluationContext context)
    {
        try
        {
            return Array.TrueForAll(rule.Conditions, condition => condition is CommentCondition or RunCommandsCondition || condition.Test(context) >= ConditionResult.FactRequired);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
