namespace CodeCommitEvents.Events;

/// <summary>What the <see cref="ServiceEvent.Checkout"/> of an event type can contain.</summary>
internal enum SourceKind
{
    /// <summary>Nothing: the event type never has a commit to build.</summary>
    None,

    /// <summary>A commit.</summary>
    Commit,

    /// <summary>A commit, and the branch or tag that points to it.</summary>
    Reference,
}
