namespace CodeCommitEvents.Events;

/// <summary>How CodeCommit merged: <c>mergeOption</c>.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>MergeOptionTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct MergeOption
{
    /// <summary>The destination moved to the source's tip; no merge commit.</summary>
    public static MergeOption FastForward { get; } = new("FAST_FORWARD_MERGE");

    /// <summary>All commits of the source became one.</summary>
    public static MergeOption Squash { get; } = new("SQUASH_MERGE");

    /// <summary>A merge commit with two parents.</summary>
    public static MergeOption ThreeWay { get; } = new("THREE_WAY_MERGE");
}
