using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The condition on the kind of event. It is the first condition of a rule, and it has the default activities of the rule.</summary>
internal abstract class RuleTrigger(string name, string expected, EventActivity defaultActivity = EventActivity.None) : LeafCondition(name)
{
    public sealed override string Expected => expected;

    /// <summary>The activities of a rule without a condition on the activity. <see cref="EventActivity.None"/> if there is no default.</summary>
    public EventActivity DefaultActivity => defaultActivity;

    public abstract bool IsMatch(ServiceEvent serviceEvent);

    public abstract override EventScope? ScopeOf(EventKind kind);

    protected override ConditionResult Evaluate(EvaluationContext context) => ConditionLogic.Of(IsMatch(context.Event));

    protected override string Actual(EvaluationContext context) => context.Event.Summary;
}
