namespace CodeCommitEvents.Events;

/// <summary>What the <see cref="ServiceEvent.Checkout"/> of an event can name.</summary>
internal enum SourceKind
{
    /// <summary>Nothing: there is never a commit to build.</summary>
    None,

    /// <summary>A commit alone.</summary>
    Commit,

    /// <summary>A commit and the branch or tag that points to it.</summary>
    Reference,
}
