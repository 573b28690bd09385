namespace CodeCommitEvents.Dispatching;

/// <summary>A starter that wants to know every decision, also of events that start nothing, and what became of every build. Called by several threads at once.</summary>
public interface IDispatchObserver
{
    /// <summary>Called before the builds of the decision are started.</summary>
    void Observe(BuildDecision decision);

    /// <summary>Called when a build was started or was not.</summary>
    void Observe(DispatchedBuild build);
}
