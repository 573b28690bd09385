using CodeCommitEvents.Events;
using CodeCommitEvents.Shared;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A condition on the text of a comment. If the event does not contain the text, or if the caller did not write it, the result is
/// indeterminate. Otherwise, somebody could write a command and wait until a person with more permissions edits an older comment.
/// </summary>
internal abstract class CommentCondition(string name) : LeafCondition<CommentEvent>(name)
{
    private const int ShownLength = 80;

    protected abstract bool IsMatch(string text);

    protected sealed override ConditionResult Evaluate(CommentEvent serviceEvent) =>
        serviceEvent.TextOfCaller is { } text ? ConditionLogic.Of(IsMatch(text)) : ConditionResult.Indeterminate;

    protected sealed override string Actual(CommentEvent serviceEvent) => Found(serviceEvent);

    /// <summary>The text of a comment for an explanation, or why it is not used.</summary>
    internal static string Found(CommentEvent serviceEvent) =>
        serviceEvent.TextOfCaller is { } text ? DisplayText.Shorten(text, ShownLength)
        : serviceEvent.Text is null ? "an unknown text (only notifications with the detail type FULL contain it)"
        : $"a text by {serviceEvent.TextAuthor?.Value ?? "an unknown author"}, not by the caller";
}

/// <summary>Requires that the whole comment is one of the given commands.</summary>
internal sealed class SayingCondition : CommentCondition
{
    private readonly string[] commands;
    private readonly string[][] words;

    public SayingCondition(string name, string[] commands)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(commands);
        this.commands = commands.Length > 0 ? (string[])commands.Clone() : throw new ArgumentException("At least one command is required.", nameof(commands));
        words = Array.ConvertAll(this.commands, CommandLine.CommandWords);
    }

    public override string Expected => $"a comment that says {string.Join(" or ", commands)}";

    public override IReadOnlyList<string> Commands => Array.ConvertAll(words, static command => string.Join(' ', command));

    protected override bool IsMatch(string text)
    {
        foreach (var command in words)
        {
            if (IsCommand(command, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCommand(string[] command, string text)
    {
        var count = 0;
        foreach (var word in new CommandLine(text))
        {
            if (count == command.Length || !word.Equals(command[count++], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return count == command.Length;
    }
}

/// <summary>
/// Requires that the comment is the command with one argument for each pattern. If the last pattern is <c>**</c>, it stands for any number
/// of arguments.
/// </summary>
internal sealed class CommandCondition : CommentCondition
{
    /// <summary>The last pattern of arguments that stands for any number of them.</summary>
    public const string AnyNumber = "**";

    private readonly string command;
    private readonly string expected;
    private readonly GlobPattern[] arguments;
    private readonly bool takesMore;

    public CommandCondition(string name, string command, string[] arguments)
        : base(name)
    {
        if (CommandLine.CommandWords(command).Length != 1)
        {
            throw new ArgumentException("The command must be one word. Pass the other words as arguments.", nameof(command));
        }

        ArgumentNullException.ThrowIfNull(arguments);
        this.command = command;
        takesMore = arguments is [.., AnyNumber];
        this.arguments = Array.ConvertAll(takesMore ? arguments[..^1] : arguments, static argument => Argument(argument));
        expected = string.Join(' ', [command, .. arguments]);
    }

    public override string Expected => $"a comment with the command {expected}";

    public override IReadOnlyList<string> Commands => [expected];

    private static GlobPattern Argument(string text)
    {
        var pattern = GlobPattern.Parse(text, ignoreCase: true);
        PatternSubject.Word.Check(text);
        return pattern;
    }

    protected override bool IsMatch(string text)
    {
        var count = -1;
        foreach (var word in new CommandLine(text))
        {
            var isExpected = count < 0 ? word.Equals(command, StringComparison.OrdinalIgnoreCase)
                : count < arguments.Length ? arguments[count].IsMatch(word)
                : takesMore;
            if (!isExpected)
            {
                return false;
            }

            count++;
        }

        return count >= arguments.Length;
    }
}

internal sealed class CommentTextCondition(string name, string regex) : CommentCondition(name)
{
    private readonly TextPattern pattern = new(regex);

    public override string Expected => $"a comment that matches {pattern}";

    protected override bool IsMatch(string text) => pattern.IsMatch(text);
}

/// <summary>A condition on the place of a comment: a pull request or a commit.</summary>
internal sealed class CommentPlaceCondition(string name, bool isPullRequest) : LeafCondition<CommentEvent>(name)
{
    public override string Expected => Words(isPullRequest);

    public bool IsPullRequest => isPullRequest;

    protected override EventScope? ScopeOfTyped(EventKind kind) => kind.Is(typeof(PullRequestCommentEvent)) == isPullRequest ? EventScope.Anything : null;

    protected override ConditionResult Evaluate(CommentEvent serviceEvent) => ConditionLogic.Of(serviceEvent is PullRequestCommentEvent == isPullRequest);

    protected override string Actual(CommentEvent serviceEvent) => Words(serviceEvent is PullRequestCommentEvent);

    private static string Words(bool isPullRequest) => isPullRequest ? "a comment on a pull request" : "a comment on a commit";
}

/// <summary>The condition that the event is about a comment.</summary>
internal sealed class CommentTrigger() : RuleTrigger("onComment", "a comment", EventActivity.Created)
{
    public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is CommentEvent;

    public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(CommentEvent)) ? EventScope.Anything : null;
}

/// <summary>
/// Requires that this library did not write the comment. Without this condition, a build whose comment starts a build could start itself in an endless
/// loop, and an answer could be taken for a command.
/// </summary>
internal sealed class OwnCommentCondition() : LeafCondition("ownComment")
{
    public static OwnCommentCondition Instance { get; } = new();

    public override string Expected => "a comment that this library did not write";

    protected override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is CommentEvent;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        ConditionLogic.Of(context.Event is not CommentEvent comment || !(context.Facts.IsOwnComment ?? LibraryComment.HasMarker(comment.Text)));

    protected override string Actual(EvaluationContext context) =>
        Evaluate(context) == ConditionResult.Match ? "a comment of somebody else" : "a comment of this library";
}
