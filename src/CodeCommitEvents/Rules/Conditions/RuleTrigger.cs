using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule is about: its first condition, and the activities that it admits where it does not say which.</summary>
internal abstract class RuleTrigger(string name, string expected, EventActivity defaultActivity = EventActivity.None) : LeafCondition(name)
{
    public sealed override string Expected => expected;

    /// <summary>What must have happened where a rule says nothing of it; none for a trigger that has no activities.</summary>
    public EventActivity DefaultActivity => defaultActivity;

    public abstract bool IsMatch(ServiceEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(EvaluationContext context) => ConditionResults.Of(IsMatch(context.Event));

    protected sealed override string Actual(EvaluationContext context) => context.Event.Summary;
}
