using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>Remembers whether decisions depend on facts that this run does not know, and says how to give them.</summary>
internal sealed class UnknownFacts(FactSources sources)
{
    private EventFactKinds needed;

    /// <summary>How to give the facts. Null if none is missing.</summary>
    public string? Hint => (Lacks(EventFactKinds.ChangedFiles) && sources.ChangedFiles is null) || (Lacks(EventFactKinds.Commit) && sources.Commits is null)
        ? "Changed files or commits are unknown here: give them with --files and --commit-message, or ask CodeCommit with --codecommit."
        : null;

    public void Add(BuildDecision decision) => needed |= decision.NeededFacts;

    private bool Lacks(EventFactKinds fact) => needed.HasFlag(fact);
}
