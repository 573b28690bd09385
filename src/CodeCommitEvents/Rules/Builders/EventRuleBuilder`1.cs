using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for events of one type, or of a family of types: what no other rule is about.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
public sealed class EventRuleBuilder<TEvent> : RuleBuilder<EventRuleBuilder<TEvent>, TEvent>
    where TEvent : ServiceEvent
{
    internal EventRuleBuilder()
        : base(new EventTrigger())
    {
    }

    private protected override EventRuleBuilder<TEvent> NewGroup => new();

    private sealed class EventTrigger() : RuleTrigger("on", $"an event of the type {typeof(TEvent).Name}")
    {
        public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is TEvent;
    }
}
