using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Dispatching;

/// <summary>A starter that wants to know every decision, also of events that start nothing.</summary>
internal interface IDecisionObserver
{
    /// <summary>Called before the builds of the decision are started, by several threads at once.</summary>
    void Observe(BuildDecision decision);
}
