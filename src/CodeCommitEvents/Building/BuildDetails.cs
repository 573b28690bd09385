using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Details of a build that no event contains.</summary>
/// <remarks>The texts are untrusted: the code that was built writes the log, the names of the tests and the variables.</remarks>
public sealed record BuildDetails
{
    /// <summary>The commit that was built, or another version of the source. Null if unknown.</summary>
    public string? ResolvedSourceVersion { get; init; }

    /// <summary>The variables that the build exported (<c>exported-variables</c> in the buildspec). Empty for a batch build.</summary>
    public ValueMap<string> ExportedVariables { get; init => field = value ?? ValueMap<string>.Empty; } = ValueMap<string>.Empty;

    /// <summary>The output artifacts: the primary artifact first, then the secondary artifacts. Default: none.</summary>
    public ValueList<BuildArtifactLocation> Artifacts { get; init => field = value ?? ValueList<BuildArtifactLocation>.Empty; } = ValueList<BuildArtifactLocation>.Empty;

    /// <summary>The ARN of the build that CodeBuild started, because this build failed and its project has automatic retries. Null if there is none.</summary>
    public Arn? NextAutoRetry { get; init; }

    /// <summary>The reports of the build. Default: none.</summary>
    public ValueList<BuildReport> Reports { get; init => field = value ?? ValueList<BuildReport>.Empty; } = ValueList<BuildReport>.Empty;

    /// <summary>The last lines of the log, in order, without line breaks at their ends. Null if they were not requested or are unknown.</summary>
    public ValueList<string>? LogTail { get; init; }

    /// <summary>Why a requested detail is missing or incomplete, one sentence each, without texts of the service. Default: none.</summary>
    public ValueList<string> Problems { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;
}
