namespace CodeCommitEvents.Events;

/// <summary>The merge strategy of CodeCommit (<c>mergeOption</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>MergeOptionTypeEnum</c>.</remarks>
[Vocabulary]
public readonly partial record struct MergeOption
{
    /// <summary>The destination moves to the tip of the source. There is no merge commit.</summary>
    public static MergeOption FastForward { get; } = new("FAST_FORWARD_MERGE");

    /// <summary>All commits of the source are combined into one commit.</summary>
    public static MergeOption Squash { get; } = new("SQUASH_MERGE");

    /// <summary>A merge commit with two parents is created.</summary>
    public static MergeOption ThreeWay { get; } = new("THREE_WAY_MERGE");
}
