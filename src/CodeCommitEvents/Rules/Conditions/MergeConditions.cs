using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on merges that CodeCommit made.</summary>
internal static class MergeConditions
{
    public static LeafCondition Of<TEvent>(MergeOption[] options, Func<TEvent, MergeOption?> optionOf)
        where TEvent : ServiceEvent
    {
        ArgumentNullException.ThrowIfNull(options);
        return LeafCondition.On<TEvent>(
            "merge",
            options.Length == 0 ? "a merge by CodeCommit" : $"a merge by {string.Join(" or ", options)}",
            serviceEvent => Truths.Of(optionOf(serviceEvent) is { } option && (options.Length == 0 || Array.IndexOf(options, option) >= 0)),
            serviceEvent => optionOf(serviceEvent)?.Value ?? "no merge");
    }
}
