using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What rules about events of CodeCommit can state besides.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
/// <typeparam name="TEvent">The events that the rule is about.</typeparam>
public abstract class CodeCommitRuleBuilder<TSelf, TEvent> : RuleBuilder<TSelf, TEvent>
    where TSelf : CodeCommitRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected CodeCommitRuleBuilder(RuleTrigger trigger)
        : base(trigger)
    {
    }

    /// <summary>One of these callers caused the event. An event that does not name its caller never matches. Default: anybody.</summary>
    /// <param name="callers">Patterns for whole ARNs, or <see cref="CallerPattern.Role"/>, <see cref="CallerPattern.User"/> and the like.</param>
    /// <exception cref="ArgumentException">There is no caller, or only callers that start with <c>!</c>.</exception>
    public TSelf By(params CallerPattern[] callers) => Add(CodeCommitConditions.By.Create(callers));
}

/// <summary>The conditions that rules about any event of CodeCommit can state.</summary>
internal static class CodeCommitConditions
{
    public static readonly ConditionDefinitions All = new(OriginConditions.All);

    public static readonly ConditionDefinition<CallerPattern> By =
        All.AddCallers("by", "One of these callers caused the event.", static (name, callers) => new ActorCondition(name, callers));
}
