using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>A batch build. CodeBuild sends events about its builds, but none about the batch build itself.</summary>
public sealed record BuildBatch
{
    /// <summary>The ARN of the batch build.</summary>
    public required Arn BatchArn { get; init; }

    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The status of the batch build. Null if unknown.</summary>
    public BuildStatus? Status { get; init; }

    /// <summary>Whether the batch build has ended. Default: false.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The sequence number of the batch build in its project. Null if unknown.</summary>
    public long? BatchNumber { get; init; }

    /// <summary>When the batch build was started. Null if unknown.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the batch build ended. Null if it is running, or if unknown.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Who started the batch build. Null if unknown.</summary>
    public string? Initiator { get; init; }

    /// <summary>The source. Null if unknown.</summary>
    public BuildSource? Source { get; init; }

    /// <summary>The requested source version. Null if the request contained none.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>The commit that is built, or another version of the source. Null if unknown.</summary>
    public string? ResolvedSourceVersion { get; init; }

    /// <summary>
    /// The environment variables of the batch build. They contain its cause, because a rule starts the batch build. The events of its builds do
    /// not contain these variables. Default: none.
    /// </summary>
    public ValueList<BuildEnvironmentVariable> EnvironmentVariables { get; init => field = value ?? ValueList<BuildEnvironmentVariable>.Empty; } = ValueList<BuildEnvironmentVariable>.Empty;

    /// <summary>The groups of the batch build. Default: none.</summary>
    public ValueList<BuildBatchGroup> Groups { get; init => field = value ?? ValueList<BuildBatchGroup>.Empty; } = ValueList<BuildBatchGroup>.Empty;

    /// <summary>The output artifacts of the batch build, if it combines the artifacts of its builds. Default: none.</summary>
    public ValueList<BuildArtifactLocation> Artifacts { get; init => field = value ?? ValueList<BuildArtifactLocation>.Empty; } = ValueList<BuildArtifactLocation>.Empty;

    /// <summary>
    /// The values that identify one run of the batch build: its ARN and the ARNs of its current builds. A retry of failed builds keeps the ARN
    /// of the batch build and replaces these builds.
    /// </summary>
    internal List<string?> IdentityParts
    {
        get
        {
            var builds = new List<string?>(Groups.Count + 1);
            foreach (var group in Groups)
            {
                builds.Add(group.BuildArn?.Value);
            }

            builds.Sort(StringComparer.Ordinal);
            builds.Insert(0, BatchArn.Value);
            return builds;
        }
    }

    /// <summary>Returns an event as CodeBuild would send it for the end of the batch build.</summary>
    internal BuildStateChangeEvent ToEvent() => new()
    {
        BuildArn = BatchArn,
        ProjectName = ProjectName,
        BuildStatus = Status,
        Account = BatchArn.Account,
        Region = BatchArn.Region,
        Information = new()
        {
            BuildComplete = IsComplete,
            BuildNumber = BatchNumber,
            BuildStartTime = StartTime,
            Initiator = Initiator,
            Source = Source,
            SourceVersion = SourceVersion,
            Environment = new() { EnvironmentVariables = EnvironmentVariables },
        },
    };
}
