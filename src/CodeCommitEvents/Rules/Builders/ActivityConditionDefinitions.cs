using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The condition on the activity. It has the same name in all kinds of rules.</summary>
internal static class ActivityConditionDefinitions
{
    public const string Name = "when";

    /// <summary>
    /// Creates the catalog of the conditions of a kind of rule, with the condition on the activity. More conditions can be added to the
    /// catalog.
    /// </summary>
    /// <param name="inherited">The conditions that the kind shares with other kinds of rules.</param>
    /// <param name="all">All activities that events of this kind can have.</param>
    /// <param name="summary">One sentence that says when an event meets the condition on the activity.</param>
    public static ConditionCatalog Define<TEvent>(ConditionCatalog inherited, EventActivity all, string summary)
        where TEvent : ServiceEvent
    {
        var conditions = new ConditionCatalog(inherited);
        conditions.Add(Name, summary, ConditionValues.Words, static (name, words) => new ActivityCondition<TEvent>(name, ActivityWords.Parse(words)), () => [.. ActivityWords.Within(all)]);
        return conditions;
    }

    /// <summary>Creates the condition on the activity.</summary>
    /// <param name="all">All activities that events of this kind can have.</param>
    /// <param name="activities">The activities, as members of the public enum of this kind.</param>
    /// <param name="toActivity">Casts a member of the public enum, whose values are those of <see cref="EventActivity"/>.</param>
    /// <exception cref="ArgumentException">No activity is given, or an activity is undefined.</exception>
    public static Condition Create<TEvent, TActivity>(EventActivity all, TActivity[] activities, Func<TActivity, EventActivity> toActivity)
        where TEvent : ServiceEvent
        where TActivity : struct, Enum
    {
        var wanted = EventActivity.None;
        foreach (var member in activities)
        {
            var activity = toActivity(member);
            wanted |= activity != EventActivity.None && (activity & ~all) == EventActivity.None
                ? activity
                : throw new ArgumentException("An activity is not defined.", nameof(activities));
        }

        return wanted != EventActivity.None
            ? new ActivityCondition<TEvent>(Name, wanted)
            : throw new ArgumentException("At least one activity is required.", nameof(activities));
    }
}
