using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pull requests. Without <see cref="When"/> or one of its short forms, the rule is about pull requests that are opened or updated.</summary>
/// <remarks>A build checks out the tip of the source branch, even if the pull request was merged. To build the result of the merge, write a rule for the push to the destination branch.</remarks>
public sealed class PullRequestRuleBuilder : ChangeRuleBuilder<PullRequestRuleBuilder, PullRequestEvent>
{
    internal static readonly ConditionCatalog Conditions = ActivityConditionDefinitions.Define<PullRequestEvent>(FileConditionDefinitions.All, Activities, "One of these activities happened. Default: opened or updated.");

    private const EventActivity Activities = EventActivity.Opened | EventActivity.Updated | EventActivity.Closed | EventActivity.Merged
        | EventActivity.ApprovalChanged | EventActivity.RulesOverridden | EventActivity.RulesReinstated | EventActivity.RulesEdited;

    private static readonly ConditionDefinition<string> MergedByCondition =
        Conditions.Add("mergedBy", "The pull request was merged in one of these ways.", ConditionValues.Words, static (name, options) => new PullRequestMergeCondition(name, options), static () => MergeOption.KnownValues);

    private static readonly ConditionDefinition<string> IntoCondition =
        Conditions.Add("into", "The destination branch has one of these names.", ConditionValues.Patterns, static (name, patterns) => new DestinationCondition(name, patterns));

    private static readonly ConditionDefinition<string> FromCondition =
        Conditions.Add("from", "The source branch has one of these names.", ConditionValues.Patterns, static (name, patterns) => new SourceCondition(name, patterns));

    private static readonly ConditionDefinition<CallerPattern> AuthoredByCondition =
        Conditions.AddCallers("authoredBy", "One of these callers opened the pull request.", static (name, callers) => new AuthorCondition(name, callers));

    private static readonly ConditionDefinition<string> TitleContainingCondition =
        Conditions.Add("titleContaining", "The title contains one of these texts. Case is ignored.", ConditionValues.Texts, static (name, texts) => new TextContainsCondition(name, PullRequestText.Title, texts));

    private static readonly ConditionDefinition<string> TitleMatchingCondition =
        Conditions.Add("titleMatching", "The title matches this regular expression.", ConditionValues.Regex, static (name, regex) => new TextMatchesCondition(name, PullRequestText.Title, regex[0]));

    private static readonly ConditionDefinition<string> DescriptionContainingCondition =
        Conditions.Add("descriptionContaining", "The description contains one of these texts. Case is ignored.", ConditionValues.Texts, static (name, texts) => new TextContainsCondition(name, PullRequestText.Description, texts));

    private static readonly ConditionDefinition<string> DescriptionMatchingCondition =
        Conditions.Add("descriptionMatching", "The description matches this regular expression.", ConditionValues.Regex, static (name, regex) => new TextMatchesCondition(name, PullRequestText.Description, regex[0]));

    private static readonly PullRequestTrigger Trigger = new();

    internal PullRequestRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override PullRequestRuleBuilder NewGroup => new();

    /// <summary>One of these activities happened to the pull request. Default: opened or updated.</summary>
    /// <param name="activities">The accepted activities.</param>
    /// <exception cref="ArgumentException">No activity is given, an activity is undefined, or another condition excludes all given activities.</exception>
    public PullRequestRuleBuilder When(params PullRequestActivity[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Add(ActivityConditionDefinitions.Create<PullRequestEvent, PullRequestActivity>(Activities, activities, static activity => (EventActivity)activity));
    }

    /// <summary>The pull request was created. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder Opened() => When(PullRequestActivity.Opened);

    /// <summary>Commits were pushed to the source branch. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder Updated() => When(PullRequestActivity.Updated);

    /// <summary>The pull request was closed without a merge. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder Closed() => When(PullRequestActivity.Closed);

    /// <summary>The pull request was merged. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder Merged() => When(PullRequestActivity.Merged);

    /// <summary>Somebody approved the pull request. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder Approved() => When(PullRequestActivity.Approved);

    /// <summary>Somebody revoked an approval. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder ApprovalRevoked() => When(PullRequestActivity.ApprovalRevoked);

    /// <summary>Somebody approved the pull request or revoked an approval. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder ApprovalChanged() => When(PullRequestActivity.ApprovalChanged);

    /// <summary>The approval rules were overridden. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder RulesOverridden() => When(PullRequestActivity.RulesOverridden);

    /// <summary>The override of the approval rules was revoked. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder RulesReinstated() => When(PullRequestActivity.RulesReinstated);

    /// <summary>An approval rule was created, updated or deleted. Short form of <see cref="When"/>.</summary>
    public PullRequestRuleBuilder RulesEdited() => When(PullRequestActivity.RulesEdited);

    /// <summary>CodeCommit merged the pull request in one of these ways.</summary>
    /// <param name="options">The accepted merge options.</param>
    /// <exception cref="ArgumentException">No option is given, or another condition excludes merges.</exception>
    public PullRequestRuleBuilder MergedBy(params MergeOption[] options) => Add(MergedByCondition.Create(MergeOptionValues.Of(options)));

    /// <summary>The destination branch has one of these names. Default: any branch.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public PullRequestRuleBuilder Into(params string[] patterns) => Add(IntoCondition.Create(patterns));

    /// <summary>The source branch has one of these names. Default: any branch.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public PullRequestRuleBuilder From(params string[] patterns) => Add(FromCondition.Create(patterns));

    /// <summary>One of these callers opened the pull request. An event without the author does not match. Default: any caller.</summary>
    /// <param name="callers">
    /// Patterns for whole ARNs, or patterns for a part of the ARN, such as <see cref="CallerPattern.Role"/> and
    /// <see cref="CallerPattern.User"/>.
    /// </param>
    /// <exception cref="ArgumentException">No caller is given, or all callers start with <c>!</c>.</exception>
    public PullRequestRuleBuilder AuthoredBy(params CallerPattern[] callers) => Add(AuthoredByCondition.Create(callers));

    /// <summary>The title contains one of these texts. Case is ignored.</summary>
    /// <param name="texts">The texts, without wildcards: <c>[WIP]</c>.</param>
    /// <exception cref="ArgumentException">No text is given, or a text is empty.</exception>
    public PullRequestRuleBuilder TitleContaining(params string[] texts) => Add(TitleContainingCondition.Create(texts));

    /// <summary>The title matches this regular expression.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public PullRequestRuleBuilder TitleMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(TitleMatchingCondition.Create(regex));

    /// <summary>The description contains one of these texts. Case is ignored. A missing description counts as an empty text.</summary>
    /// <param name="texts">The texts, without wildcards.</param>
    /// <exception cref="ArgumentException">No text is given, or a text is empty.</exception>
    public PullRequestRuleBuilder DescriptionContaining(params string[] texts) => Add(DescriptionContainingCondition.Create(texts));

    /// <summary>The description matches this regular expression. A missing description counts as an empty text.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public PullRequestRuleBuilder DescriptionMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(DescriptionMatchingCondition.Create(regex));

    private sealed class PullRequestTrigger() : RuleTrigger("onPullRequest", "a pull request", EventActivity.Opened | EventActivity.Updated)
    {
        public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is PullRequestEvent;

        public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(PullRequestEvent)) ? EventScope.Anything : null;
    }
}
