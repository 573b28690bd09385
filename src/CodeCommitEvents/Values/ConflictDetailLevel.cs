namespace CodeCommitEvents.Events;

/// <summary>How finely conflicts were looked for: <c>conflictDetailsLevel</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>ConflictDetailLevelTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct ConflictDetailLevel
{
    /// <summary>By whole files.</summary>
    public static ConflictDetailLevel File { get; } = new("FILE_LEVEL");

    /// <summary>By lines.</summary>
    public static ConflictDetailLevel Line { get; } = new("LINE_LEVEL");
}
