namespace CodeCommitEvents.Events;

/// <summary>What happened to a file: <c>changeType</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>ChangeTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct FileChangeType
{
    /// <summary>The file is new.</summary>
    public static FileChangeType Added { get; } = new("A");

    /// <summary>The file's content changed.</summary>
    public static FileChangeType Modified { get; } = new("M");

    /// <summary>The file is gone.</summary>
    public static FileChangeType Deleted { get; } = new("D");
}
