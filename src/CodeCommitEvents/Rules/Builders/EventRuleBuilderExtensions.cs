using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule for any events of a type can say where they are events of CodeCommit.</summary>
public static class EventRuleBuilderExtensions
{
    /// <summary>Who acted is one of these. An event that does not tell never matches. Default: anybody.</summary>
    /// <typeparam name="TEvent">The events.</typeparam>
    /// <param name="builder">The rule.</param>
    /// <param name="callers">Patterns for ARNs, or <see cref="CallerPattern.Role"/>, <see cref="CallerPattern.User"/> and the like.</param>
    /// <exception cref="ArgumentException">There is no caller, or only ones that start with <c>!</c>.</exception>
    public static EventRuleBuilder<TEvent> By<TEvent>(this EventRuleBuilder<TEvent> builder, params CallerPattern[] callers)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.With(CallerConditions.Of<TEvent>("by", callers, static serviceEvent => serviceEvent.CallerUserArn));
    }

    /// <summary>The event has one of these names, as <c>approvalRuleTemplateCreated</c>; AWS may add others than are known. Default: any.</summary>
    /// <typeparam name="TEvent">The events.</typeparam>
    /// <param name="builder">The rule.</param>
    /// <param name="patterns">Patterns, as for <see cref="RuleBuilder{TSelf, TEvent}.InRepository"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public static EventRuleBuilder<TEvent> WithEventName<TEvent>(this EventRuleBuilder<TEvent> builder, params string[] patterns)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        var names = new GlobList(patterns);
        return builder.With(LeafCondition.On<TEvent>(
            "eventName", $"event {names}", serviceEvent => ConditionResults.Of(names.IsMatch(serviceEvent.EventName)), static serviceEvent => serviceEvent.EventName));
    }
}
