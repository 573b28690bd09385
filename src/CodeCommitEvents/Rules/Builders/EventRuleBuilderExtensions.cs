using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions of an <see cref="EventRuleBuilder{TEvent}"/> for events of CodeCommit.</summary>
public static class EventRuleBuilderExtensions
{
    internal static readonly ConditionCatalog Conditions = new(CodeCommitConditionDefinitions.All);

    private static readonly ConditionDefinition<string> WithEventNameCondition =
        Conditions.Add("withEventName", "The event has one of these names, such as pullRequestApprovalRuleCreated.", ConditionValues.Patterns, static (name, patterns) => new EventNameCondition(name, patterns));

    /// <summary>One of these callers caused the event. An event without a caller does not match. Default: any caller.</summary>
    /// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
    /// <param name="builder">The builder of the rule.</param>
    /// <param name="callers">
    /// Patterns for whole ARNs, or patterns for a part of the ARN, such as <see cref="CallerPattern.Role"/> and
    /// <see cref="CallerPattern.User"/>.
    /// </param>
    /// <exception cref="ArgumentException">No caller is given, or all callers start with <c>!</c>.</exception>
    public static EventRuleBuilder<TEvent> By<TEvent>(this EventRuleBuilder<TEvent> builder, params CallerPattern[] callers)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(CodeCommitConditionDefinitions.By.Create(callers));
    }

    /// <summary>The event has one of these names. An <see cref="UnknownCodeCommitEvent"/> can also match. Default: any name.</summary>
    /// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
    /// <param name="builder">The builder of the rule.</param>
    /// <param name="patterns">Patterns for the event names that AWS sends: <c>pullRequestApprovalRule*</c>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public static EventRuleBuilder<TEvent> WithEventName<TEvent>(this EventRuleBuilder<TEvent> builder, params string[] patterns)
        where TEvent : CodeCommitEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(WithEventNameCondition.Create(patterns));
    }
}
