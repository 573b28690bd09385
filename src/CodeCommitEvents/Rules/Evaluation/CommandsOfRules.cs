namespace CodeCommitEvents.Rules;

/// <summary>The commands of a set of rules: those that rules run, and those that conditions on the text of comments expect.</summary>
internal sealed class CommandsOfRules(BuildRule[] rules) : ICommandRules
{
    public string? TakerOf(string word, EvaluationContext context)
    {
        // A file in a repository cannot replace the commands of the dispatcher.
        var isOfDispatcher = PullRequestCommands.Find(word) is not null;
        foreach (var rule in rules)
        {
            var mayTake = rule is { Definition.Trigger: CommentTrigger, Commands: null } && (rule.Source is null || !isOfDispatcher);
            if (mayTake && Searches(rule, word) && Meets(rule, context, static _ => true))
            {
                return rule.Name;
            }
        }

        return null;
    }

    /// <summary>Whether a condition expects a command with this first word. Case is ignored.</summary>
    public bool Expect(string word) => Array.Exists(rules, rule => Array.Exists(rule.Conditions, condition => Expects(condition, word)));

    /// <summary>
    /// Returns what the author of a comment can say: the commands of all rules whose other conditions the comment meets, and those that the conditions of these
    /// rules expect.
    /// </summary>
    /// <param name="known">Commands that the author can say in any case.</param>
    /// <param name="context">The comment and its facts.</param>
    /// <param name="wordsOf">Returns the words of a command.</param>
    public List<string> Sayable(IEnumerable<PullRequestCommand> known, EvaluationContext context, Func<PullRequestCommand, string> wordsOf)
    {
        var commands = known.ToHashSet();
        var others = new List<string>();
        foreach (var rule in rules)
        {
            if (rule.Definition.Trigger is CommentTrigger && Meets(rule, context, static condition => condition.Commands.Count == 0 && condition is not (CommentCondition or RunCommandsCondition)))
            {
                commands.UnionWith(rule.Commands?.Commands ?? []);
                others.AddRange(rule.Conditions.Where(static condition => condition is not UnlessCondition).SelectMany(static condition => condition.Commands));
            }
        }

        return
        [
            .. PullRequestCommands.All.Where(command => commands.Contains(command) && !others.Exists(other => StartsWith(other, PullRequestCommands.WordOf(command)))).Select(wordsOf),
            .. others.Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Whether a command has this first word. Case is ignored.</summary>
    public static bool StartsWith(string command, string word) =>
        command.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (command.Length == word.Length || command[word.Length] == ' ');

    /// <summary>Whether a condition of a rule expects a command with this first word, or searches the text of the comment in another way.</summary>
    private static bool Searches(BuildRule rule, string word) => Array.Exists(rule.Conditions, condition => condition is CommentTextCondition || Expects(condition, word));

    private static bool Expects(Condition condition, string word) => condition.Commands.Any(command => StartsWith(command, word));

    /// <summary>Whether an event meets the conditions of a rule. False if a predicate throws.</summary>
    private static bool Meets(BuildRule rule, EvaluationContext context, Predicate<Condition> isTested)
    {
        try
        {
            return Array.TrueForAll(rule.Conditions, condition => !isTested(condition) || condition.Test(context) >= ConditionResult.FactRequired);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
