using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The kind of event that a rule is about. It is the first condition of the rule and defines the default activities.</summary>
internal abstract class RuleTrigger(string name, string expected, EventActivity defaultActivity = EventActivity.None) : LeafCondition(name)
{
    public sealed override string Expected => expected;

    /// <summary>The activities of a rule that does not state any. <see cref="EventActivity.None"/> if the kind of rule has no activities.</summary>
    public EventActivity DefaultActivity => defaultActivity;

    public abstract bool IsMatch(ServiceEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(EvaluationContext context) => ConditionLogic.Of(IsMatch(context.Event));

    protected sealed override string Actual(EvaluationContext context) => context.Event.Summary;
}
