namespace CodeCommitEvents.Events;

/// <summary>The type of a reference: branch or tag (<c>referenceType</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit user guide, "Monitoring CodeCommit events".</remarks>
[Vocabulary]
public readonly partial record struct ReferenceType
{
    /// <summary>A branch.</summary>
    public static ReferenceType Branch { get; } = new("branch");

    /// <summary>A tag.</summary>
    public static ReferenceType Tag { get; } = new("tag");
}
