namespace CodeCommitEvents.Events;

/// <summary>How a file was changed (<c>changeType</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>ChangeTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct FileChangeType
{
    /// <summary>The file was added.</summary>
    public static FileChangeType Added { get; } = new("A");

    /// <summary>The file was modified.</summary>
    public static FileChangeType Modified { get; } = new("M");

    /// <summary>The file was deleted.</summary>
    public static FileChangeType Deleted { get; } = new("D");
}
