using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions of an <see cref="EventRuleBuilder{TEvent}"/>.</summary>
public static class EventRuleBuilderExtensions
{
    internal static readonly ConditionCatalog Conditions = new(CodeCommitConditionDefinitions.All);

    internal static readonly ConditionCatalog AnyEventConditions = new(OriginConditionDefinitions.All);

    private static readonly ConditionDefinition<string> WithSourceCondition =
        AnyEventConditions.Add("withSource", "The event has one of these sources, such as aws.events.", ConditionValues.Patterns, static (name, patterns) => new EventSourceCondition(name, patterns));

    private static readonly ConditionDefinition<string> WithDetailTypeCondition =
        AnyEventConditions.Add("withDetailType", "The event has one of these detail types, such as Scheduled Event.", ConditionValues.Patterns, static (name, patterns) => new DetailTypeCondition(name, patterns));

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

    /// <summary>
    /// The event has one of these sources in EventBridge. A message without a source does not match. Default: any source. Only AWS can send
    /// events whose source starts with <c>aws.</c>.
    /// </summary>
    /// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
    /// <param name="builder">The builder of the rule.</param>
    /// <param name="patterns">Patterns for sources: <c>aws.events</c> for schedules of EventBridge rules, <c>aws.scheduler</c> for EventBridge Scheduler.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public static EventRuleBuilder<TEvent> WithSource<TEvent>(this EventRuleBuilder<TEvent> builder, params string[] patterns)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(WithSourceCondition.Create(patterns));
    }

    /// <summary>The event has one of these detail types in EventBridge. A message without a detail type does not match. Default: any detail type.</summary>
    /// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
    /// <param name="builder">The builder of the rule.</param>
    /// <param name="patterns">Patterns for detail types: <c>Scheduled Event</c>, <c>CodePipeline *</c>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public static EventRuleBuilder<TEvent> WithDetailType<TEvent>(this EventRuleBuilder<TEvent> builder, params string[] patterns)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(WithDetailTypeCondition.Create(patterns));
    }

    /// <summary>The project of the build has one of these names, also if the build is not finished. Default: any project.</summary>
    /// <param name="builder">The builder of the rule.</param>
    /// <param name="patterns">Patterns. A pattern that starts with <c>!</c> excludes names. The last pattern that matches decides.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public static EventRuleBuilder<BuildStateChangeEvent> OfProject(this EventRuleBuilder<BuildStateChangeEvent> builder, params string[] patterns)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(FinishedBuildRuleBuilder.OfProjectCondition.Create(patterns));
    }
}
