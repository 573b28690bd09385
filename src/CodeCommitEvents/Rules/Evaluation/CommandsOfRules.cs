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
            if (mayTake && Searches(rule, word) && ResultOf(rule.Conditions, context) is { } result && rule.Acts(result))
            {
                return rule.Name;
            }
        }

        return null;
    }

    /// <summary>Whether a condition expects a command with this first word. Case is ignored.</summary>
    public bool Expect(string word) => Array.Exists(rules, rule => Array.Exists(rule.Conditions, condition => Expects(condition, word)));

    /// <summary>Returns the name of the rule whose code throws an exception, and that would take a comment with this first word. Null if there is none.</summary>
    public string? FailureOf(string word, EvaluationContext context) =>
        Array.Find(rules, rule => Array.Exists(rule.Conditions, condition => Expects(condition, word)) && ResultOf(rule.Conditions, context) is null)?.Name;

    /// <summary>
    /// Returns what the author of a comment can say: the commands of all rules whose other conditions the comment meets, and those that the conditions of these
    /// rules expect.
    /// </summary>
    /// <param name="known">Commands that the author can say in any case.</param>
    /// <param name="context">The comment and its facts.</param>
    /// <param name="mayMatch">Whether a rule counts, given the result of its other conditions.</param>
    public SayableCommands Sayable(IEnumerable<PullRequestCommand> known, EvaluationContext context, Func<BuildRule, ConditionResult, bool> mayMatch)
    {
        var commands = known.ToHashSet();
        var others = new List<string>();
        foreach (var rule in rules)
        {
            if (rule.Definition.Trigger is CommentTrigger && ResultOf(rule.Conditions.Where(IsAboutMoreThanText), context) is { } result && mayMatch(rule, result))
            {
                commands.UnionWith(rule.Commands?.Commands ?? []);
                others.AddRange(rule.Conditions.Where(static condition => condition is not UnlessCondition).SelectMany(static condition => condition.Commands));
            }
        }

        return new(commands, others);
    }

    /// <summary>Whether a command has this first word. Case is ignored.</summary>
    public static bool StartsWith(string command, string word) =>
        command.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (command.Length == word.Length || command[word.Length] == ' ');

    /// <summary>Whether a condition of a rule expects a command with this first word, or searches the text of the comment in another way.</summary>
    private static bool Searches(BuildRule rule, string word) => Array.Exists(rule.Conditions, condition => condition is CommentTextCondition || Expects(condition, word));

    private static bool Expects(Condition condition, string word) => condition is not UnlessCondition && condition.Commands.Any(command => StartsWith(command, word));

    private static bool IsAboutMoreThanText(Condition condition) => condition.Commands.Count == 0 && condition is not (CommentCondition or RunCommandsCondition);

    /// <summary>Returns the result of conditions that must all be met. Null if a predicate throws.</summary>
    private static ConditionResult? ResultOf(IEnumerable<Condition> conditions, EvaluationContext context)
    {
        var result = ConditionResult.Match;
        try
        {
            foreach (var condition in conditions)
            {
                var next = condition.Test(context);
                result = next < result ? next : result;
                if (result == ConditionResult.NoMatch)
                {
                    break;
                }
            }
        }
        catch (Exception)
        {
            return null;
        }

        return result;
    }
}

/// <summary>What the author of a comment can say: commands of <see cref="PullRequestCommands"/>, and those that the conditions of rules expect.</summary>
internal sealed class SayableCommands
{
    private readonly List<string> others;
    private readonly List<PullRequestCommand> commands;

    /// <param name="commands">The commands of rules with commands. Those whose every form another rule takes are left out.</param>
    /// <param name="others">The commands of other rules.</param>
    public SayableCommands(HashSet<PullRequestCommand> commands, List<string> others)
    {
        this.others = [.. others.Distinct(StringComparer.OrdinalIgnoreCase)];
        this.commands = [.. PullRequestCommands.All.Where(command => commands.Contains(command) && !IsTaken($"{PullRequestCommands.WordOf(command)} {CommandCondition.AnyNumber}")
            && (command == PullRequestCommand.Build || !IsTaken(PullRequestCommands.WordOf(command))))];
    }

    /// <summary>The commands, each with its arguments, if it has some.</summary>
    public IEnumerable<string> Forms => commands.Select(PullRequestCommands.WordOf).Union(others, StringComparer.OrdinalIgnoreCase);

    /// <summary>The commands and what they do, one line for each.</summary>
    public IEnumerable<string> Help => [.. commands.Select(command => PullRequestCommands.HelpOf(command, IsTaken(PullRequestCommands.WordOf(command)))), .. others];

    private bool IsTaken(string command) => others.Contains(command, StringComparer.OrdinalIgnoreCase);
}
