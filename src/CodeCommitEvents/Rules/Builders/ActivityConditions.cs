using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The condition on what happened. Every kind of rule that has one calls it the same.</summary>
internal static class ActivityConditions
{
    public const string Name = "when";

    /// <summary>The conditions of a kind of rule, with that on what happened as the first.</summary>
    /// <param name="inherited">The conditions that it shares with other kinds of rules.</param>
    /// <param name="all">The activities that such an event can be.</param>
    /// <param name="summary">When an event meets the condition on what happened.</param>
    public static ConditionDefinitions Define<TEvent>(ConditionDefinitions inherited, EventActivity all, string summary)
        where TEvent : ServiceEvent
    {
        var conditions = new ConditionDefinitions(inherited);
        conditions.Add(Name, summary, ConditionValues.Words, static (name, words) => new ActivityCondition<TEvent>(name, ActivityWords.Parse(words)), [.. ActivityWords.Within(all)]);
        return conditions;
    }

    /// <summary>The condition with activities as the public enums have them, whose values are those of <see cref="EventActivity"/>.</summary>
    /// <exception cref="ArgumentException">There is no activity, or one that is not defined.</exception>
    public static Condition Create<TEvent>(EventActivity all, ReadOnlySpan<EventActivity> activities)
        where TEvent : ServiceEvent
    {
        var wanted = EventActivity.None;
        foreach (var activity in activities)
        {
            wanted |= activity != EventActivity.None && (activity & ~all) == EventActivity.None
                ? activity
                : throw new ArgumentException("An activity is not one that is defined.", nameof(activities));
        }

        return wanted != EventActivity.None
            ? new ActivityCondition<TEvent>(Name, wanted)
            : throw new ArgumentException("There is at least one activity.", nameof(activities));
    }
}
