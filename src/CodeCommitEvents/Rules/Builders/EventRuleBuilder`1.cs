using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for all events of a type. Use it for events that no other rule builder covers.</summary>
/// <typeparam name="TEvent">The type of the events. It can be a base type.</typeparam>
public sealed class EventRuleBuilder<TEvent> : RuleBuilder<EventRuleBuilder<TEvent>, TEvent>
    where TEvent : ServiceEvent
{
    private static readonly EventTrigger Trigger = new();

    internal EventRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override EventRuleBuilder<TEvent> NewGroup => new();

    private sealed class EventTrigger() : RuleTrigger("on", $"an event of the type {typeof(TEvent).Name}")
    {
        public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is TEvent;

        public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(TEvent)) ? EventScope.Anything : null;
    }
}
