using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on merges that CodeCommit made.</summary>
internal static class MergeConditions
{
    public static LeafCondition Of<TEvent>(MergeOption[] options, Func<TEvent, MergeOption?> optionOf)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(options);
        MergeOption[] wanted = [.. options];
        return LeafCondition.On<TEvent>(
            "merge",
            wanted.Length == 0 ? "a merge by CodeCommit" : $"a merge by {string.Join(" or ", wanted)}",
            serviceEvent => ConditionResults.Of(optionOf(serviceEvent) is { } option && (wanted.Length == 0 || Array.IndexOf(wanted, option) >= 0)),
            serviceEvent => optionOf(serviceEvent)?.Value ?? "no merge");
    }
}
