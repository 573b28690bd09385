namespace CodeCommitEvents.Building;

/// <summary>A build that was started.</summary>
public sealed record StartedBuild
{
    /// <summary>The id that the starter's service gave it; for CodeBuild <c>PROJECT:UUID</c>.</summary>
    public required string BuildId { get; init; }

    /// <summary>A page that shows the build. Null where there is none.</summary>
    public Uri? ConsoleUrl { get; init; }
}
