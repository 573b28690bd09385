using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>The commands that a rule runs, the projects that they may use, and the channel that gets the answers.</summary>
internal sealed class CommandAction
{
    private readonly PullRequestCommand[] commands;
    private readonly GlobList? projects;
    private readonly bool answersUnknown;

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

        answersUnknown = options.AnswersUnknown;
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

    /// <summary>Whether a comment is another command that gets an answer.</summary>
    public bool Answers(string? text) => Allows(PullRequestCommand.Help)
        && (answersUnknown ? PullRequestCommands.IsLikeCommand(CommandLine.FirstWordOf(text)) : PullRequestCommands.Of(text) is not null);

    /// <summary>The action in words: <c>run /build or /help for projects ci-*, and answer to pull-request</c>.</summary>
    public string Describe() => $"run {Words}{(projects is null ? "" : $" for projects {projects}")}, and answer to {Channel}";
}

/// <summary>The rules of a set whose own conditions are on the text of comments.</summary>
internal interface ICommandRules
{
    /// <summary>Returns the name of the rule that takes a comment as a command of its own: the comment meets its conditions, and one of them expects the word. The rules in a repository take no word of <see cref="PullRequestCommands"/>.</summary>
    /// <param name="word">The first word of the comment.</param>
    /// <param name="context">The comment and its facts.</param>
    /// <returns>The name. Null if there is no such rule.</returns>
    string? TakerOf(string word, EvaluationContext context);
}

/// <summary>
/// Requires that the comment is on a pull request, and that it is one of the commands of the rule. A rule that allows <c>/help</c> also answers other
/// commands. A comment that another rule takes as a command of its own is none of these.
/// </summary>
internal sealed class RunCommandsCondition(CommandAction action) : LeafCondition(RunCommandsCondition.Key)
{
    public const string Key = "runCommands";

    public CommandAction Action => action;

    public override string Expected => $"a comment on a pull request that says {action.Words}{(action.Answers("/unknown") ? " or an unknown command" : "")}";

    public override bool IsSetting => true;

    public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(PullRequestCommentEvent)) ? EventScope.Anything : null;

    public override string? ConflictWith(Condition other) => other switch
    {
        CommentPlaceCondition { IsPullRequest: false } => "Commands are about a pull request. Remove OnCommit, or RunCommands.",
        not UnlessCondition when other.Commands.Count > 0 => "RunCommands says itself which comments are commands. Remove Saying and WithCommand, or RunCommands. PullRequestCommandOptions.Commands limits the commands.",
        _ => null,
    };

    protected override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is CommentEvent;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        context.Event is not PullRequestCommentEvent comment ? ConditionResult.NoMatch
        : comment.TextOfCaller is not { } text ? ConditionResult.Indeterminate
        : ConditionLogic.Of((action.Runs(text) || action.Answers(text)) && TakerOf(text, context) is null);

    protected override string? Actual(EvaluationContext context) => context.Event switch
    {
        PullRequestCommentEvent { TextOfCaller: { } text } comment when TakerOf(text, context) is { } taker => $"{CommentCondition.Found(comment)}, a command of rule {taker}",
        PullRequestCommentEvent comment => CommentCondition.Found(comment),
        CommentEvent => "a comment on a commit",
        _ => null,
    };

    private static string? TakerOf(string text, EvaluationContext context)
    {
        var word = CommandLine.FirstWordOf(text);
        return PullRequestCommands.IsLikeCommand(word) ? context.CommandRules?.TakerOf(word.ToString(), context) : null;
    }
}
