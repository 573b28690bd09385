using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pull requests. Without a word for what happened it is about opened and updated ones.</summary>
/// <remarks>A build is one of the source, as it was at the time of the event; that of a merge, too, whose commit is told by the push to the destination.</remarks>
public sealed class PullRequestRuleBuilder : ChangeRuleBuilder<PullRequestRuleBuilder, PullRequestEvent>
{
    private static readonly RuleTrigger PullRequest =
        new("a pull request", static serviceEvent => serviceEvent is PullRequestEvent, PullRequestVerbs.Opened, PullRequestVerbs.Updated);

    internal PullRequestRuleBuilder()
        : base(PullRequest)
    {
    }

    private protected override PullRequestRuleBuilder NewGroup => new();

    /// <summary>The pull request was opened.</summary>
    public PullRequestRuleBuilder Opened() => Add(PullRequestVerbs.Opened);

    /// <summary>Somebody pushed to the source of the pull request.</summary>
    public PullRequestRuleBuilder Updated() => Add(PullRequestVerbs.Updated);

    /// <summary>The pull request was closed without a merge.</summary>
    public PullRequestRuleBuilder Closed() => Add(PullRequestVerbs.Closed);

    /// <summary>The pull request was merged.</summary>
    /// <param name="options">How it was merged. Default: in any way.</param>
    public PullRequestRuleBuilder Merged(params MergeOption[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Add(options.Length == 0 ? PullRequestVerbs.Merged : PullRequestVerbs.MergedBy(options));
    }

    /// <summary>A reviewer approved.</summary>
    public PullRequestRuleBuilder Approved() => Add(PullRequestVerbs.Approved);

    /// <summary>A reviewer took the approval back.</summary>
    public PullRequestRuleBuilder ApprovalRevoked() => Add(PullRequestVerbs.ApprovalRevoked);

    /// <summary>A reviewer approved or took the approval back.</summary>
    public PullRequestRuleBuilder ApprovalChanged() => Add(PullRequestVerbs.ApprovalChanged);

    /// <summary>Somebody set the approval rules aside, so that the pull request can be merged without their approvals.</summary>
    public PullRequestRuleBuilder RulesOverridden() => Add(PullRequestVerbs.RulesOverridden);

    /// <summary>Somebody put the approval rules in force again.</summary>
    public PullRequestRuleBuilder RulesReinstated() => Add(PullRequestVerbs.RulesReinstated);

    /// <summary>Somebody created, changed or deleted an approval rule of the pull request. EventBridge alone tells.</summary>
    public PullRequestRuleBuilder RulesEdited() => Add(PullRequestVerbs.RulesEdited);

    /// <summary>Also when somebody pushed to the source: reads well behind <see cref="Opened"/>.</summary>
    public PullRequestRuleBuilder OrUpdated() => Updated();

    /// <summary>Also when it was closed without a merge: reads well behind another.</summary>
    public PullRequestRuleBuilder OrClosed() => Closed();

    /// <summary>Also when it was merged: reads well behind another.</summary>
    /// <param name="options">How it was merged. Default: in any way.</param>
    public PullRequestRuleBuilder OrMerged(params MergeOption[] options) => Merged(options);

    /// <summary>Also when a reviewer approved: reads well behind another.</summary>
    public PullRequestRuleBuilder OrApproved() => Approved();

    /// <summary>The destination is one of these branches. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PullRequestRuleBuilder Into(params string[] patterns) =>
        Add(NameConditions.Reference<PullRequestEvent>("into", patterns, GitReferenceKind.Branch, static pullRequest => pullRequest.Destination, isIndexed: true));

    /// <summary>The source is one of these branches. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PullRequestRuleBuilder From(params string[] patterns) =>
        Add(NameConditions.Reference<PullRequestEvent>("from", patterns, GitReferenceKind.Branch, static pullRequest => pullRequest.Source, isIndexed: false));

    /// <summary>Who opened the pull request is one of these. An event that does not tell never matches. Default: anybody.</summary>
    /// <param name="callers">Patterns for ARNs, or <see cref="CallerPattern.Role"/>, <see cref="CallerPattern.User"/> and the like.</param>
    /// <exception cref="ArgumentException">There is no caller, or only ones that start with <c>!</c>.</exception>
    public PullRequestRuleBuilder AuthoredBy(params CallerPattern[] callers) =>
        Add(CallerConditions.Of<PullRequestEvent>("author", callers, static pullRequest => pullRequest.Author));

    /// <summary>The title has one of these texts in it, in any case: <c>[WIP]</c>.</summary>
    /// <param name="texts">The texts, literally.</param>
    /// <exception cref="ArgumentException">There is no text, or an empty one.</exception>
    public PullRequestRuleBuilder TitleContaining(params string[] texts) => Add(PullRequestTexts.TitleContaining(texts));

    /// <summary>The title has a text that a regular expression describes.</summary>
    /// <param name="regex">A regular expression without backreferences and lookarounds, found anywhere unless anchored with <c>^</c> and <c>$</c>.</param>
    /// <exception cref="ArgumentException">It is none; the message says where.</exception>
    public PullRequestRuleBuilder TitleMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(PullRequestTexts.TitleMatching(regex));

    /// <summary>The description has one of these texts in it, in any case.</summary>
    /// <param name="texts">The texts, literally.</param>
    /// <exception cref="ArgumentException">There is no text, or an empty one.</exception>
    public PullRequestRuleBuilder DescriptionContaining(params string[] texts) => Add(PullRequestTexts.DescriptionContaining(texts));

    /// <summary>The description has a text that a regular expression describes.</summary>
    /// <param name="regex">A regular expression, as for <see cref="TitleMatching"/>.</param>
    /// <exception cref="ArgumentException">It is none; the message says where.</exception>
    public PullRequestRuleBuilder DescriptionMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(PullRequestTexts.DescriptionMatching(regex));
}
