namespace CodeCommitEvents;

/// <summary>A build that was started.</summary>
public sealed record StartedBuild
{
    /// <summary>The id that the starter's service gave it; for CodeBuild <c>PROJECT:UUID</c>.</summary>
    public required string BuildId { get; init; }

    /// <summary>Whether it is a batch build.</summary>
    public bool IsBatch { get; init; }

    /// <summary>The account that it runs in, where that is not the starter's own. Null else.</summary>
    public string? Account { get; init; }

    /// <summary>The region that it runs in, where that is not the starter's own. Null else.</summary>
    public string? Region { get; init; }

    /// <summary>A page that shows the build. Null where there is none.</summary>
    public Uri? ConsoleUrl { get; init; }
}
