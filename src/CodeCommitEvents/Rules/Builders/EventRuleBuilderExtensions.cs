using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule for any events of CodeCommit can state besides.</summary>
public static class EventRuleBuilderExtensions
{
    internal static readonly ConditionDefinitions Conditions = new(CodeCommitConditions.All);

    private static readonly ConditionDefinition<string> WithEventNameCondition =
        Conditions.Add("withEventName", "The event has one of these names, as pullRequestApprovalRuleCreated.", ConditionValues.Patterns, static (name, patterns) => new EventNameCondition(name, patterns));

    /// <summary>One of these callers caused the event. An event that does not name its caller never matches. Default: anybody.</summary>
    /// <typeparam name="TEvent">The events that the rule is about.</typeparam>
    /// <param name="builder">The rule.</param>
    /// <param name="callers">Patterns for whole ARNs, or <see cref="CallerPattern.Role"/>, <see cref="CallerPattern.User"/> and the like.</param>
    /// <exception cref="ArgumentException">There is no caller, or only callers that start with <c>!</c>.</exception>
    public static EventRuleBuilder<TEvent> By<TEvent>(this EventRuleBuilder<TEvent> builder, params CallerPattern[] callers)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(CodeCommitConditions.By.Create(callers));
    }

    /// <summary>The event has one of these names, also where it is an <see cref="UnknownCodeCommitEvent"/>. Default: any name.</summary>
    /// <typeparam name="TEvent">The events that the rule is about.</typeparam>
    /// <param name="builder">The rule.</param>
    /// <param name="patterns">Patterns for names on the wire: <c>pullRequestApprovalRule*</c>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a pattern is wrong; the message says where.</exception>
    public static EventRuleBuilder<TEvent> WithEventName<TEvent>(this EventRuleBuilder<TEvent> builder, params string[] patterns)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(WithEventNameCondition.Create(patterns));
    }
}
