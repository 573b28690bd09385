using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for comments on pull requests and commits. New ones only, unless <see cref="OrEdited"/> asks for edited ones.</summary>
/// <remarks>A build is one of the commit commented on; for a pull request the tip of its source.</remarks>
public sealed class CommentRuleBuilder : ChangeRuleBuilder<CommentRuleBuilder, CommentEvent>
{
    private static readonly ActivityType IsWritten =
        new("written", static serviceEvent => serviceEvent is CommentOnPullRequestCreatedEvent or CommentOnCommitCreatedEvent);

    private static readonly ActivityType IsEdited =
        new("edited", static serviceEvent => serviceEvent is CommentOnPullRequestUpdatedEvent or CommentOnCommitUpdatedEvent);

    private static readonly RuleTrigger Comment = new("a comment", static serviceEvent => serviceEvent is CommentEvent, IsWritten);

    internal CommentRuleBuilder()
        : base(Comment)
    {
    }

    private protected override CommentRuleBuilder NewGroup => new();

    /// <summary>Also when a comment is edited, which may start a build twice for one comment.</summary>
    public CommentRuleBuilder OrEdited() => Add(IsWritten).Add(IsEdited);

    /// <summary>It is one on a pull request. Default: on either.</summary>
    public CommentRuleBuilder OnPullRequest() => Add(CommentConditions.OnPullRequest);

    /// <summary>It is one on a commit. Default: on either.</summary>
    public CommentRuleBuilder OnCommit() => Add(CommentConditions.OnCommit);

    /// <summary>
    /// The comment says this and nothing else, in any case; white space and backticks around it do not count. A comment of
    /// several lines never does, nor one whose text the event does not tell.
    /// </summary>
    /// <param name="commands">The commands: <c>/build</c>, <c>/test all</c>.</param>
    /// <exception cref="ArgumentException">There is no command, or one that is empty or has several lines.</exception>
    public CommentRuleBuilder Saying(params string[] commands) => Add(CommentConditions.Saying(commands));

    /// <summary>The comment is a command with arguments: one line, its words apart by white space. See <see cref="CommentCommand"/>.</summary>
    /// <param name="command">The first word, in any case: <c>/deploy</c>.</param>
    /// <param name="arguments">A pattern for each argument: <c>{staging,test}</c>; a last one <c>**</c> stands for any number of them.</param>
    /// <exception cref="ArgumentException"><paramref name="command"/> is not one word, or a pattern is bad; the message says where.</exception>
    public CommentRuleBuilder WithCommand(string command, params string[] arguments) => Add(CommentConditions.Command(command, arguments));

    /// <summary>The comment has a text that a regular expression describes. One whose text the event does not tell never has.</summary>
    /// <param name="regex">A regular expression without backreferences and lookarounds, found anywhere unless anchored with <c>^</c> and <c>$</c>.</param>
    /// <exception cref="ArgumentException">It is none; the message says where.</exception>
    public CommentRuleBuilder TextMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(CommentConditions.Text(new TextPattern(regex)));
}
