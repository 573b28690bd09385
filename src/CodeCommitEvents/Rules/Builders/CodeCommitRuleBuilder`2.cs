using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule about events of CodeCommit can say besides.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
/// <typeparam name="TEvent">The events that the rule is about.</typeparam>
public abstract class CodeCommitRuleBuilder<TSelf, TEvent> : RuleBuilder<TSelf, TEvent>
    where TSelf : CodeCommitRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected CodeCommitRuleBuilder(RuleTrigger subject)
        : base(subject)
    {
    }

    /// <summary>Who acted is one of these. An event that does not tell never matches. Default: anybody.</summary>
    /// <param name="callers">Patterns for ARNs, or <see cref="CallerPattern.Role"/>, <see cref="CallerPattern.User"/> and the like.</param>
    /// <exception cref="ArgumentException">There is no caller, or only ones that start with <c>!</c>.</exception>
    public TSelf By(params CallerPattern[] callers) =>
        Add(CallerConditions.Of<TEvent>("by", callers, static serviceEvent => serviceEvent.CallerUserArn));
}
