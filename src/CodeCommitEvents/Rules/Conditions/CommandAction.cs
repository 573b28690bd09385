using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>The commands that a rule runs, the projects that they may use, and the channel that gets the answers.</summary>
internal sealed class CommandAction
{
    private readonly PullRequestCommand[] commands;
    private readonly GlobList? projects;

    public CommandAction(string channel, Func<PullRequestCommandOptions, PullRequestCommandOptions>? configure)
    {
        ChannelName.Check([channel], nameof(channel));
        Channel = channel;
        var options = new PullRequestCommandOptions();
        options = configure is null ? options : configure(options) ?? throw new ArgumentException("The function returned null.", nameof(configure));
        commands = Array.FindAll(PullRequestCommands.All, command => options.Commands.Contains(command));
        foreach (var command in options.Commands)
        {
            if (Array.IndexOf(commands, command) < 0)
            {
                throw new ArgumentException($"The command {(int)command} is not defined.", nameof(configure));
            }

            Facts |= PullRequestCommands.FactsOf(command);
        }

        if (commands.Length == 0)
        {
            throw new ArgumentException("At least one command is required.", nameof(configure));
        }

        projects = options.Projects.Count == 0 ? null : new(options.Projects, subject: PatternSubject.Project);
    }

    public string Channel { get; }

    /// <summary>The commands, in the order of their definition.</summary>
    public IReadOnlyList<PullRequestCommand> Commands => commands;

    /// <summary>The facts that the commands need.</summary>
    public EventFactKinds Facts { get; }

    /// <summary>The commands in words: <c>/build or /help</c>.</summary>
    public string Words => string.Join(" or ", commands.Select(PullRequestCommands.WordOf));

    public bool Allows(PullRequestCommand command) => Array.IndexOf(commands, command) >= 0;

    public bool AllowsProject(string name) => projects?.IsMatch(name) != false;

    /// <summary>Whether a comment is one of the commands.</summary>
    public bool Runs(string? text)
    {
        var words = new CommandLine(text);
        return words.MoveNext() && PullRequestCommands.Find(words.Current) is { } command && Allows(command) && (command == PullRequestCommand.Build || !words.MoveNext());
    }

    /// <summary>The action in words: <c>run /build or /help for projects ci-*, and answer to pull-request</c>.</summary>
    public string Describe() => $"run {Words}{(projects is null ? "" : $" for projects {projects}")}, and answer to {Channel}";
}

/// <summary>The commands that the conditions of a set of rules expect.</summary>
internal abstract class ExpectedCommands
{
    /// <summary>Whether a command of the set starts with a word. Case is ignored.</summary>
    public abstract bool Contains(ReadOnlySpan<char> word);

    protected static bool Contains(Condition condition, ReadOnlySpan<char> word)
    {
        foreach (var command in condition.Commands)
        {
            if (command.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase) && (command.Length == word.Length || command[word.Length] == ' '))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>
/// Requires that the comment is on a pull request, and that it is one of the commands of the rule. A rule that allows <c>/help</c> also answers other
/// commands, unless another rule expects them.
/// </summary>
internal sealed class RunCommandsCondition(CommandAction action) : LeafCondition(RunCommandsCondition.Key)
{
    public const string Key = "runCommands";

    public CommandAction Action => action;

    public override string Expected => $"a comment on a pull request that says {action.Words}{(action.Allows(PullRequestCommand.Help) ? " or an unknown command" : "")}";

    public override bool IsSetting => true;

    public override string? ConflictWith(Condition earlier) => earlier is CommentPlaceCondition place ? ConflictOf(place) : null;

    /// <summary>Returns why a condition on the place of the comment excludes commands. Null if it does not.</summary>
    public static string? ConflictOf(CommentPlaceCondition place) => place.IsPullRequest ? null : "Commands are about a pull request. Remove OnCommit, or RunCommands.";

    protected override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is CommentEvent;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        context.Event is not PullRequestCommentEvent comment ? ConditionResult.NoMatch
        : comment.TextOfCaller is not { } text ? ConditionResult.Indeterminate
        : ConditionLogic.Of(action.Runs(text) || (action.Allows(PullRequestCommand.Help) && IsOther(text, context)));

    protected override string? Actual(EvaluationContext context) => context.Event switch
    {
        PullRequestCommentEvent comment => CommentCondition.Found(comment),
        CommentEvent => "a comment on a commit",
        _ => null,
    };

    private static bool IsOther(string text, EvaluationContext context)
    {
        var words = new CommandLine(text);
        return words.MoveNext() && PullRequestCommands.IsLikeCommand(words.Current) && context.OtherCommands?.Contains(words.Current) != true;
    }
}
