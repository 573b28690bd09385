namespace CodeCommitEvents.Building;

/// <summary>Whether a build is a part of a batch build, and of which one.</summary>
public sealed record BatchMembership
{
    /// <summary>The membership of a build that is not a part of a batch build.</summary>
    public static BatchMembership None { get; } = new();

    /// <summary>The batch build. Null if the build is not a part of a batch build.</summary>
    public BuildBatch? Batch { get; init; }
}
