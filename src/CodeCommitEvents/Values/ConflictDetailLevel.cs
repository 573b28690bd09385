namespace CodeCommitEvents.Events;

/// <summary>The level at which a merge looks for conflicts (<c>conflictDetailsLevel</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>ConflictDetailLevelTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct ConflictDetailLevel
{
    /// <summary>Two changes of the same file conflict.</summary>
    public static ConflictDetailLevel File { get; } = new("FILE_LEVEL");

    /// <summary>Two changes of the same line conflict.</summary>
    public static ConflictDetailLevel Line { get; } = new("LINE_LEVEL");
}
