using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Dispatching;

/// <summary>What became of an event: the decision, and each build of it.</summary>
public sealed record DispatchedEvent
{
    /// <summary>The event and what it came in.</summary>
    public required EventDelivery Delivery { get; init; }

    /// <summary>What the rules say of it.</summary>
    public required BuildDecision Decision { get; init; }

    /// <summary>The builds of the decision, in their order.</summary>
    public required ValueList<DispatchedBuild> Builds { get; init; }
}
