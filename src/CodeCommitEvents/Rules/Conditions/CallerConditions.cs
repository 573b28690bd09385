using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on who: where it is unknown they say so, and the rule does not match.</summary>
internal static class CallerConditions
{
    public static LeafCondition Of<TEvent>(string name, CallerPattern[] callers, Func<TEvent, Arn?> callerOf)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(callers);
        if (callers.Contains(null))
        {
            throw new ArgumentException("A caller is null.", nameof(callers));
        }

        if (callers.All(caller => caller.IsExclusion))
        {
            throw new ArgumentException("There is at least one caller that does not start with !, or nobody can match.", nameof(callers));
        }

        CallerPattern[] wanted = [.. callers];
        return LeafCondition.On<TEvent>(
            name,
            $"{name} {PatternWords.Of(wanted.Select(caller => (caller.ToString(), caller.IsExclusion)))}",
            serviceEvent => callerOf(serviceEvent) is { Value.Length: > 0 } arn ? Test(wanted, arn) : ConditionResult.Indeterminate,
            serviceEvent => callerOf(serviceEvent) is { Value.Length: > 0 } arn ? arn.Value : "nobody that the event names");
    }

    /// <summary>The last that matches decides, so the last is asked first; behind one that cannot tell nobody can.</summary>
    private static ConditionResult Test(CallerPattern[] callers, Arn arn)
    {
        var parts = CallerParts.Of(arn);
        for (var index = callers.Length - 1; index >= 0; index--)
        {
            var truth = callers[index].Test(arn, parts);
            if (truth != ConditionResult.NoMatch)
            {
                return callers[index].IsExclusion ? ConditionResults.Not(truth) : truth;
            }
        }

        return ConditionResult.NoMatch;
    }
}
