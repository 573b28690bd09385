using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for any events of one type.</summary>
/// <typeparam name="TEvent">The events: a type of their own or a family.</typeparam>
public sealed class EventRuleBuilder<TEvent> : RuleBuilder<EventRuleBuilder<TEvent>, TEvent>
    where TEvent : ServiceEvent
{
    private static readonly RuleTrigger AnyOfType = new($"an event of the type {typeof(TEvent).Name}", static serviceEvent => serviceEvent is TEvent);

    internal EventRuleBuilder()
        : base(AnyOfType)
    {
        if (typeof(TEvent) == typeof(ReferenceDeletedEvent))
        {
            WantDeletions();
        }
    }

    private protected override EventRuleBuilder<TEvent> NewGroup => new();

    internal EventRuleBuilder<TEvent> With(Condition condition) => Add(condition);
}
