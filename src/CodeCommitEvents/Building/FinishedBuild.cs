using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>A build or a batch build of the past that has ended.</summary>
public sealed record FinishedBuild
{
    /// <summary>The ARN of the build or batch build.</summary>
    public required Arn BuildArn { get; init; }

    /// <summary>The status with which the build ended.</summary>
    public required BuildStatus Status { get; init; }

    /// <summary>The sequence number of the build in its project. Null if unknown.</summary>
    public long? BuildNumber { get; init; }

    /// <summary>When the build was started. Null if unknown.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the build ended. Null if unknown.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The commit that was built, or another version of the source. Null if unknown.</summary>
    public string? ResolvedSourceVersion { get; init; }

    /// <summary>The URL of the build in the AWS console. Null if a part of the URL is unknown or not valid.</summary>
    public Uri? ConsoleUrl => new BuildStateChangeEvent { BuildArn = BuildArn }.ConsoleUrl;
}
