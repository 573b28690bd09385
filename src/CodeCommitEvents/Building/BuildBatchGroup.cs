using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>A group of a batch build. It has one build at a time: a retry replaces the build.</summary>
public sealed record BuildBatchGroup
{
    /// <summary>The identifier of the group in the buildspec.</summary>
    public required string Identifier { get; init; }

    /// <summary>The ARN of the current build of the group. Null if the build was not started.</summary>
    public Arn? BuildArn { get; init; }

    /// <summary>The status of the current build. Null if the build was not started.</summary>
    public BuildStatus? Status { get; init; }

    /// <summary>The identifiers of the groups that must succeed before this group starts. Default: none.</summary>
    public ValueList<string> DependsOn { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>Whether a failure of this group does not fail the batch build (<c>ignore-failure</c>). Default: false.</summary>
    public bool IgnoresFailure { get; init; }

    /// <summary>The output artifacts of the current build. Default: none.</summary>
    public ValueList<BuildArtifactLocation> Artifacts { get; init => field = value ?? ValueList<BuildArtifactLocation>.Empty; } = ValueList<BuildArtifactLocation>.Empty;
}
