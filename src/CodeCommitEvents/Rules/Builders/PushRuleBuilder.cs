using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pushes to branches. The creation of a branch is also a push, but the deletion is not.</summary>
public sealed class PushRuleBuilder : ChangeRuleBuilder<PushRuleBuilder, ReferenceEvent>
{
    internal static readonly ConditionCatalog Conditions = new(FileConditionDefinitions.All);

    private static readonly ConditionDefinition<string> ToBranchCondition =
        Conditions.Add("toBranch", "The branch has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ChangedReferenceCondition(name, patterns, GitReferenceKind.Branch));

    private static readonly ConditionDefinition<string> ByMergeCondition =
        Conditions.Add("byMerge", "The push is a merge that CodeCommit made with one of these options. Default: any option.", ConditionValues.NoneOrWords, static (name, options) => new MergePushCondition(name, options), static () => MergeOption.KnownValues);

    private static readonly ConditionDefinition<string> ToBranchMatchingCondition =
        Conditions.Add("toBranchMatching", "The name of the branch matches this regular expression.", ConditionValues.Regex, static (name, regex) => new ReferenceMatchesCondition(name, regex[0], GitReferenceKind.Branch));

    private static readonly TriggerConditionDefinitions TriggerConditions = new(Conditions);

    private static readonly PushTrigger Trigger = new();

    internal PushRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override PushRuleBuilder NewGroup => new();

    /// <summary>The branch has one of these names. Default: any branch.</summary>
    /// <param name="patterns">
    /// Patterns for short names (<c>main</c>, <c>release/**</c>) or full names (<c>refs/heads/main</c>). A pattern that starts with
    /// <c>!</c> excludes names. The last pattern that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public PushRuleBuilder ToBranch(params string[] patterns) => Add(ToBranchCondition.Create(patterns));

    /// <summary>The push is a merge that CodeCommit made. A merge that was made with git and then pushed does not match.</summary>
    /// <param name="options">The accepted merge options. Default: any option.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public PushRuleBuilder ByMerge(params MergeOption[] options) => Add(ByMergeCondition.Create(MergeOptionValues.Of(options)));

    /// <summary>The short name of the branch matches this regular expression.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>, such as <c>^release/[0-9]+$</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public PushRuleBuilder ToBranchMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(ToBranchMatchingCondition.Create(regex));

    /// <summary>
    /// The custom data of the trigger that sent the event is one of these texts. An event from another channel does not match, because only
    /// triggers send custom data.
    /// </summary>
    /// <param name="patterns">Patterns. <c>*</c> does not match <c>/</c>; <c>**</c> matches any text. For JSON, use <see cref="CustomDataMatching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public PushRuleBuilder WithCustomData(params string[] patterns) => Add(TriggerConditions.WithCustomData.Create(patterns));

    /// <summary>The custom data of the trigger that sent the event matches this regular expression. An event from another channel does not match.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public PushRuleBuilder CustomDataMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(TriggerConditions.CustomDataMatching.Create(regex));

    private sealed class PushTrigger() : RuleTrigger("onPush", "a push to a branch")
    {
        public override bool IsMatch(ServiceEvent serviceEvent) =>
            serviceEvent is ReferenceCreatedEvent { Reference.IsBranch: true } or ReferenceUpdatedEvent { Reference.IsBranch: true };

        public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(ReferenceCreatedEvent)) || kind.Is(typeof(ReferenceUpdatedEvent)) ? EventScope.Of(EventField.Reference, FieldScope.StartingWith(GitReference.HeadsPrefix)) : null;
    }
}
