using CodeCommitEvents.Values;

namespace CodeCommitEvents.Events;

/// <summary>
/// Somebody pressed "Test trigger". It may carry a real commit of a real user, yet nothing was pushed: that is why it is
/// no <see cref="ReferenceEvent"/>, and no rule for pushes can match it.
/// </summary>
/// <remarks>
/// <c>eventName</c> is <c>TriggerEventTest</c>. Source: the CodeCommit API, <c>TestRepositoryTriggers</c>.
/// </remarks>
public sealed record TriggerTestEvent : CodeCommitEvent
{
    /// <summary>An event without properties.</summary>
    public TriggerTestEvent()
    {
    }

    internal TriggerTestEvent(in EventInput input, ValueList<TriggerReference>? references)
        : base(input) => References = references;

    /// <summary>The references of the sample: of the last commit, or zeros in an empty repository. Null where there is no list of them.</summary>
    public ValueList<TriggerReference>? References { get; init; }

    private protected override string KnownName => "TriggerEventTest";
}
