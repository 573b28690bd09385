namespace CodeCommitEvents.Events;

/// <summary>Branch or tag, as <c>referenceType</c> says it.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit user guide, "Monitoring CodeCommit events".</remarks>
[Vocabulary]
public readonly partial record struct ReferenceType
{
    /// <summary>A branch.</summary>
    public static ReferenceType Branch { get; } = new("branch");

    /// <summary>A tag.</summary>
    public static ReferenceType Tag { get; } = new("tag");
}
