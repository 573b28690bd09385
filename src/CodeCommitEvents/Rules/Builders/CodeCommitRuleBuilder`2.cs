using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on events of CodeCommit.</summary>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
/// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
public abstract class CodeCommitRuleBuilder<TSelf, TEvent> : RuleBuilder<TSelf, TEvent>
    where TSelf : CodeCommitRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected CodeCommitRuleBuilder(RuleTrigger trigger)
        : base(trigger)
    {
    }

    /// <summary>One of these callers caused the event. An event without a caller does not match. Default: any caller.</summary>
    /// <param name="callers">
    /// Patterns for whole ARNs, or patterns for a part of the ARN, such as <see cref="CallerPattern.Role"/> and
    /// <see cref="CallerPattern.User"/>.
    /// </param>
    /// <exception cref="ArgumentException">No caller is given, or all callers start with <c>!</c>.</exception>
    public TSelf By(params CallerPattern[] callers) => Add(CodeCommitConditionDefinitions.By.Create(callers));
}

/// <summary>The definitions of the conditions on all events of CodeCommit.</summary>
internal static class CodeCommitConditionDefinitions
{
    public static readonly ConditionCatalog All = new(OriginConditionDefinitions.All);

    public static readonly ConditionDefinition<CallerPattern> By =
        All.AddCallers("by", "One of these callers caused the event.", static (name, callers) => new ActorCondition(name, callers));
}
