namespace CodeCommitEvents.Events;

/// <summary>How a merge resolves conflicts (<c>conflictResolutionStrategy</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>ConflictResolutionStrategyTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct ConflictResolutionStrategy
{
    /// <summary>Conflicts are not resolved automatically.</summary>
    public static ConflictResolutionStrategy None { get; } = new("NONE");

    /// <summary>The version of the source is used.</summary>
    public static ConflictResolutionStrategy AcceptSource { get; } = new("ACCEPT_SOURCE");

    /// <summary>The version of the destination is used.</summary>
    public static ConflictResolutionStrategy AcceptDestination { get; } = new("ACCEPT_DESTINATION");

    /// <summary>CodeCommit tries to merge both versions.</summary>
    public static ConflictResolutionStrategy Automerge { get; } = new("AUTOMERGE");
}
