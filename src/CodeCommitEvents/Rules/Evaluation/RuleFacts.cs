using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The facts that a rule needs, and what the rule does without them.</summary>
internal static class RuleFacts
{
    /// <summary>
    /// Returns the facts that a rule can need and that no event contains. The changed files of a rule about opened pull requests only are not
    /// included, because a notification can contain them.
    /// </summary>
    public static EventFactKinds OfProviders(BuildRule rule)
    {
        var (facts, activity) = (rule.Commands?.Facts ?? EventFactKinds.None, EventActivity.None);
        foreach (var condition in rule.Conditions)
        {
            facts |= condition.Facts;
            activity |= condition.Activity;
        }

        return facts
            & ~(rule.IsEachOfBatch ? EventFactKinds.BuildBatch : EventFactKinds.None)
            & ~(activity == EventActivity.Opened ? EventFactKinds.ChangedFiles : EventFactKinds.None);
    }

    /// <summary>Returns whether a rule takes effect while a fact is unknown and everything else permits a match. Null if it does not need the fact.</summary>
    public static bool? ActsWithout(BuildRule rule, EventFactKinds fact)
    {
        ConditionResult? result = null;
        foreach (var condition in rule.Conditions)
        {
            result = condition.Without(fact) is { } next && !(next > result) ? next : result;
        }

        return result is { } known ? rule.Acts(known) : null;
    }
}
