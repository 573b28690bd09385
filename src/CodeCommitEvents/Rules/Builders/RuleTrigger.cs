using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule is about: a thing, and what may happen to it.</summary>
internal sealed class RuleTrigger(string noun, Func<ServiceEvent, bool> isMatch, params ActivityType[] defaults)
{
    /// <summary>The condition that starts a rule. Without verbs the defaults count, unless a group of the rule has some.</summary>
    public Condition Condition(IReadOnlyList<ActivityType> verbs, bool groupsHaveVerbs)
    {
        ActivityType[] wanted = verbs.Count > 0 || groupsHaveVerbs ? [.. verbs] : defaults;
        return Condition("on", wanted, serviceEvent => isMatch(serviceEvent) && (wanted.Length == 0 || IsAny(wanted, serviceEvent)));
    }

    /// <summary>The condition of a group that has verbs.</summary>
    public Condition GroupCondition(IReadOnlyList<ActivityType> verbs)
    {
        ActivityType[] wanted = [.. verbs];
        return Condition("when", wanted, serviceEvent => IsAny(wanted, serviceEvent));
    }

    /// <summary>A group that has no verbs beside groups that have: it is about what happens by default.</summary>
    public Condition WithDefaults(Condition group) => defaults.Length == 0 ? group : Rules.GroupCondition.AllOf([GroupCondition(defaults), group]);

    private static bool IsAny(ActivityType[] verbs, ServiceEvent serviceEvent)
    {
        foreach (var verb in verbs)
        {
            if (verb.IsMatch(serviceEvent))
            {
                return true;
            }
        }

        return false;
    }

    private LeafCondition Condition(string name, ActivityType[] verbs, Func<ServiceEvent, bool> isWanted) => new(
        name,
        verbs.Length == 0 ? noun : $"{noun} {string.Join(" or ", verbs.Select(verb => verb.Word))}",
        evaluation => ConditionResults.Of(isWanted(evaluation.Event)),
        static evaluation => evaluation.Event.Summary);
}
