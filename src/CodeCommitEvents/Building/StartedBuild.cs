namespace CodeCommitEvents;

/// <summary>A build that was started.</summary>
public sealed record StartedBuild
{
    /// <summary>The id of the build. For CodeBuild: <c>PROJECT:UUID</c>.</summary>
    public required string BuildId { get; init; }

    /// <summary>Whether the build is a batch build. Default: false.</summary>
    public bool IsBatch { get; init; }

    /// <summary>The account in which the build runs, 12 digits. Null for the default account of the starter.</summary>
    public string? Account { get; init; }

    /// <summary>The region in which the build runs. Null for the default region of the starter.</summary>
    public string? Region { get; init; }

    /// <summary>The URL of a page that shows the build. Null if there is none.</summary>
    public Uri? ConsoleUrl { get; init; }
}
