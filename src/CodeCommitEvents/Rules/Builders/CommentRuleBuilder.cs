using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for comments on pull requests and on commits. Without <see cref="When"/>, the rule is about new comments.</summary>
/// <remarks>
/// <para>A build checks out the commit that the comment is about. For a pull request, this is the tip of the source branch.</para>
/// <para>Comments of this library match no rule, unless <see cref="BuildDispatcherOptions.IgnoreOwnComments"/> is false.</para>
/// </remarks>
public sealed class CommentRuleBuilder : ChangeRuleBuilder<CommentRuleBuilder, CommentEvent>
{
    internal const string SayingKey = "saying";
    internal const string WithCommandKey = "withCommand";

    internal static readonly ConditionCatalog Conditions = ActivityConditionDefinitions.Define<CommentEvent>(FileConditionDefinitions.All, Activities, "The comment was created or edited. Default: created.");

    private const EventActivity Activities = EventActivity.Created | EventActivity.Edited;

    private static readonly ConditionDefinition<string> OnPullRequestCondition =
        Conditions.Add("onPullRequest", "The comment is on a pull request.", ConditionValues.None, static (name, _) => new CommentPlaceCondition(name, isPullRequest: true));

    private static readonly ConditionDefinition<string> OnCommitCondition =
        Conditions.Add("onCommit", "The comment is on a commit.", ConditionValues.None, static (name, _) => new CommentPlaceCondition(name, isPullRequest: false));

    private static readonly ConditionDefinition<string> SayingCondition =
        Conditions.Add(SayingKey, "The whole comment is one of these commands. Case is ignored.", ConditionValues.Texts, static (name, commands) => new SayingCondition(name, commands));

    private static readonly ConditionDefinition<string> WithCommandCondition =
        Conditions.Add(WithCommandKey, "The comment is this command, followed by an argument for each pattern.", ConditionValues.Texts, static (name, words) => new CommandCondition(name, words[0], words[1..]));

    private static readonly ConditionDefinition<string> TextMatchingCondition =
        Conditions.Add("textMatching", "The comment matches this regular expression.", ConditionValues.Regex, static (name, regex) => new CommentTextCondition(name, regex[0]));

    private static readonly CommentTrigger Trigger = new();

    internal CommentRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override CommentRuleBuilder NewGroup => new();

    /// <summary>One of these activities happened to the comment. Default: created. With <see cref="CommentActivity.Edited"/>, one comment can start several builds.</summary>
    /// <param name="activities">The accepted activities.</param>
    /// <exception cref="ArgumentException">No activity is given, an activity is undefined, or another condition excludes all given activities.</exception>
    public CommentRuleBuilder When(params CommentActivity[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Add(ActivityConditionDefinitions.Create<CommentEvent, CommentActivity>(Activities, activities, static activity => (EventActivity)activity));
    }

    /// <summary>The comment is on a pull request. Default: on a pull request or a commit.</summary>
    public CommentRuleBuilder OnPullRequest() => Add(OnPullRequestCondition.Create());

    /// <summary>The comment is on a commit. Default: on a pull request or a commit.</summary>
    public CommentRuleBuilder OnCommit() => Add(OnCommitCondition.Create());

    /// <summary>
    /// The whole comment is one of these commands. Case is ignored, and so are white space and backticks around the comment. A
    /// comment of several lines does not match. An event without the text of the comment does not match.
    /// </summary>
    /// <param name="commands">The commands: <c>/build</c>, <c>/test all</c>.</param>
    /// <exception cref="ArgumentException">No command is given, or a command is empty or has several lines.</exception>
    public CommentRuleBuilder Saying(params string[] commands) => Add(SayingCondition.Create(commands));

    /// <summary>The comment is one line: a command and its arguments, separated by white space. See <see cref="CommentCommand"/>.</summary>
    /// <param name="command">The first word, such as <c>/deploy</c>. Case is ignored.</param>
    /// <param name="arguments">A pattern for each argument: <c>{staging,test}</c>. If the last pattern is <c>**</c>, it stands for any number of arguments.</param>
    /// <exception cref="ArgumentException"><paramref name="command"/> is not one word, or a pattern is invalid. The message says what is wrong.</exception>
    public CommentRuleBuilder WithCommand(string command, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Add(WithCommandCondition.Create([command, .. arguments]));
    }

    /// <summary>The comment matches this regular expression. An event without the text of the comment does not match.</summary>
    /// <param name="regex">
    /// A regular expression without backreferences and lookarounds. It can match a part of the text, unless it is anchored with
    /// <c>^</c> and <c>$</c>.
    /// </param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public CommentRuleBuilder TextMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(TextMatchingCondition.Create(regex));

    /// <summary>
    /// Finishes the rule. If a comment on a pull request is one of the commands (<see cref="PullRequestCommand"/>) and meets all conditions, the command is
    /// run, and a channel gets the answer. All rules that match one comment say together what its author may do.
    /// </summary>
    /// <remarks>
    /// The commands need <see cref="BuildDispatcherOptions.PullRequests"/>; <c>/retest</c> and <c>/cancel</c> also need
    /// <see cref="BuildDispatcherOptions.PullRequestBuilds"/>. An event without the text of the comment does not match.
    /// </remarks>
    /// <param name="channel">The name of the channel in <see cref="BuildDispatcherOptions.Channels"/> that gets the answers.</param>
    /// <param name="configure">Changes the commands and projects. The function is called once, when the rule is defined. Default: null, which means all commands and all projects.</param>
    /// <exception cref="ArgumentException">
    /// The name of the channel is invalid, <paramref name="configure"/> returns null, no command or an invalid pattern, or the rule is about comments on
    /// commits.
    /// </exception>
    public BuildRule<CommentEvent> RunCommands(string channel, Func<PullRequestCommandOptions, PullRequestCommandOptions>? configure = null) =>
        Add(new RunCommandsCondition(new(channel, configure))).Finish();
}
