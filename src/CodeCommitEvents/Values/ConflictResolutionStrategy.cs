namespace CodeCommitEvents.Events;

/// <summary>How conflicts were resolved: <c>conflictResolutionStrategy</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>ConflictResolutionStrategyTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct ConflictResolutionStrategy
{
    /// <summary>Not at all: a conflict needs a person.</summary>
    public static ConflictResolutionStrategy None { get; } = new("NONE");

    /// <summary>The source wins.</summary>
    public static ConflictResolutionStrategy AcceptSource { get; } = new("ACCEPT_SOURCE");

    /// <summary>The destination wins.</summary>
    public static ConflictResolutionStrategy AcceptDestination { get; } = new("ACCEPT_DESTINATION");

    /// <summary>CodeCommit merges both.</summary>
    public static ConflictResolutionStrategy Automerge { get; } = new("AUTOMERGE");
}
