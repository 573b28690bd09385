using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A rule for branches that are created or deleted, for example to set up and tear down an environment. For pushes to a branch,
/// use <see cref="PushRuleBuilder"/>.
/// </summary>
public sealed class BranchRuleBuilder : CodeCommitRuleBuilder<BranchRuleBuilder, ReferenceEvent>
{
    internal static readonly ConditionCatalog Conditions = ActivityConditionDefinitions.Define<ReferenceEvent>(CodeCommitConditionDefinitions.All, Activities, "The branch was created or deleted. Default: either.");

    private const EventActivity Activities = EventActivity.Created | EventActivity.Deleted;

    private static readonly ConditionDefinition<string> WithNameCondition =
        Conditions.Add("withName", "The branch has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ChangedReferenceCondition(name, patterns, GitReferenceKind.Branch));

    private static readonly ConditionDefinition<string> WithNameMatchingCondition =
        Conditions.Add("withNameMatching", "The name of the branch matches this regular expression.", ConditionValues.Regex, static (name, regex) => new ReferenceMatchesCondition(name, regex[0], GitReferenceKind.Branch));

    private static readonly TriggerConditionDefinitions TriggerConditions = new(Conditions);

    private static readonly BranchTrigger Trigger = new();

    internal BranchRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override BranchRuleBuilder NewGroup => new();

    /// <summary>One of these activities happened to the branch. Default: created or deleted.</summary>
    /// <param name="activities">The accepted activities.</param>
    /// <exception cref="ArgumentException">No activity is given, an activity is undefined, or another condition excludes all given activities.</exception>
    public BranchRuleBuilder When(params BranchActivity[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Add(ActivityConditionDefinitions.Create<ReferenceEvent, BranchActivity>(Activities, activities, static activity => (EventActivity)activity));
    }

    /// <summary>The branch was created. Short form of <see cref="When"/>.</summary>
    public BranchRuleBuilder Created() => When(BranchActivity.Created);

    /// <summary>The branch was deleted. Short form of <see cref="When"/>. The build gets no source version, because a deleted branch has no commit.</summary>
    public BranchRuleBuilder Deleted() => When(BranchActivity.Deleted);

    /// <summary>The branch has one of these names. Default: any branch.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public BranchRuleBuilder WithName(params string[] patterns) => Add(WithNameCondition.Create(patterns));

    /// <summary>The short name of the branch matches this regular expression.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>, such as <c>^feature/[a-z]+-[0-9]+$</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public BranchRuleBuilder WithNameMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(WithNameMatchingCondition.Create(regex));

    /// <summary>
    /// The custom data of the trigger that sent the event is one of these texts. An event from another channel does not match, because only
    /// triggers send custom data.
    /// </summary>
    /// <param name="patterns">Patterns. <c>*</c> does not match <c>/</c>; <c>**</c> matches any text. For JSON, use <see cref="CustomDataMatching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public BranchRuleBuilder WithCustomData(params string[] patterns) => Add(TriggerConditions.WithCustomData.Create(patterns));

    /// <summary>The custom data of the trigger that sent the event matches this regular expression. An event from another channel does not match.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public BranchRuleBuilder CustomDataMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(TriggerConditions.CustomDataMatching.Create(regex));

    private sealed class BranchTrigger() : RuleTrigger("onBranch", "a branch", Activities)
    {
        public override bool IsMatch(ServiceEvent serviceEvent) =>
            serviceEvent is ReferenceCreatedEvent { Reference.IsBranch: true } or ReferenceDeletedEvent { Reference.IsBranch: true };

        public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(ReferenceCreatedEvent)) || kind.Is(typeof(ReferenceDeletedEvent)) ? EventScope.Of(EventField.Reference, FieldScope.StartingWith(GitReference.HeadsPrefix)) : null;
    }
}
