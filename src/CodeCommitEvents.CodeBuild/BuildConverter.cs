using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;
using Batch = CodeCommitEvents.Building.BuildBatch;
using BatchOfSdk = Amazon.CodeBuild.Model.BuildBatch;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Converts builds of the SDK.</summary>
internal static class BuildConverter
{
    /// <summary>Returns an event with the values of a build that its series and its cause need.</summary>
    public static BuildStateChangeEvent ToEvent(Build build) => new()
    {
        BuildArn = new(build.Arn ?? ""),
        ProjectName = build.ProjectName ?? build.Id?.Split(':')[0] ?? "",
        BuildStatus = StatusOf(build.BuildStatus),
        Information = new()
        {
            BuildComplete = build.BuildComplete,
            BuildNumber = build.BuildNumber,
            BuildStartTime = SdkTime.Of(build.StartTime),
            Source = SourceOf(build.Source),
            SourceVersion = build.SourceVersion,
            Environment = new() { EnvironmentVariables = VariablesOf(build.Environment) },
        },
    };

    public static BuildOutcome ToOutcome(Build build, string prefix) => BuildOutcome.FromEvent(ToEvent(build), prefix) with { ResolvedSourceVersion = build.ResolvedSourceVersion };

    public static Batch ToBatch(BatchOfSdk batch) => new()
    {
        BatchArn = new(batch.Arn ?? ""),
        ProjectName = batch.ProjectName ?? batch.Id?.Split(':')[0] ?? "",
        BatchNumber = batch.BuildBatchNumber,
        Status = StatusOf(batch.BuildBatchStatus),
        IsComplete = batch.Complete == true,
        StartTime = SdkTime.Of(batch.StartTime),
        EndTime = SdkTime.Of(batch.EndTime),
        Initiator = batch.Initiator,
        Source = SourceOf(batch.Source),
        SourceVersion = batch.SourceVersion,
        ResolvedSourceVersion = batch.ResolvedSourceVersion,
        EnvironmentVariables = VariablesOf(batch.Environment),
        Groups = [.. (batch.BuildGroups ?? []).Select(ToGroup)],
        Artifacts = ArtifactsOf(batch.Artifacts, batch.SecondaryArtifacts),
    };

    public static FinishedBuild? ToFinished(Build build) => StatusOf(build.BuildStatus) is not { } status ? null : new()
    {
        BuildArn = new(build.Arn ?? ""),
        Status = status,
        BuildNumber = build.BuildNumber,
        StartTime = SdkTime.Of(build.StartTime),
        EndTime = SdkTime.Of(build.EndTime),
        ResolvedSourceVersion = build.ResolvedSourceVersion,
    };

    public static FinishedBuild? ToFinished(Batch batch) => batch.Status is not { } status ? null : new()
    {
        BuildArn = batch.BatchArn,
        Status = status,
        BuildNumber = batch.BatchNumber,
        StartTime = batch.StartTime,
        EndTime = batch.EndTime,
        ResolvedSourceVersion = batch.ResolvedSourceVersion,
    };

    public static ValueList<BuildArtifactLocation> ArtifactsOf(BuildArtifacts? primary, List<BuildArtifacts>? secondary) =>
        [.. (secondary ?? []).Prepend(primary).OfType<BuildArtifacts>().Where(artifact => !string.IsNullOrEmpty(artifact.Location)).Select(ToLocation)];

    public static BuildStatus? StatusOf(StatusType? status) => status?.Value is { Length: > 0 } value ? new BuildStatus(value) : null;

    private static BuildBatchGroup ToGroup(BuildGroup group) => new()
    {
        Identifier = group.Identifier ?? "",
        BuildArn = group.CurrentBuildSummary?.Arn is { Length: > 0 } arn ? new Arn(arn) : null,
        Status = StatusOf(group.CurrentBuildSummary?.BuildStatus),
        DependsOn = [.. group.DependsOn ?? []],
        IgnoresFailure = group.IgnoreFailure == true,
        Artifacts = [.. (group.CurrentBuildSummary?.SecondaryArtifacts ?? []).Prepend(group.CurrentBuildSummary?.PrimaryArtifact).OfType<ResolvedArtifact>()
            .Where(artifact => !string.IsNullOrEmpty(artifact.Location)).Select(artifact => new BuildArtifactLocation { Arn = new(artifact.Location), Identifier = artifact.Identifier })],
    };

    private static BuildArtifactLocation ToLocation(BuildArtifacts artifact) => new()
    {
        Arn = new(artifact.Location),
        Identifier = artifact.ArtifactIdentifier,
        Md5Sum = artifact.Md5sum,
        Sha256Sum = artifact.Sha256sum,
    };

    private static BuildSource? SourceOf(ProjectSource? source) =>
        source is null ? null : new() { Type = source.Type?.Value, Location = source.Location, Buildspec = source.Buildspec };

    private static ValueList<BuildEnvironmentVariable> VariablesOf(ProjectEnvironment? environment) =>
        [.. (environment?.EnvironmentVariables ?? []).Select(variable => new BuildEnvironmentVariable { Name = variable.Name, Value = variable.Value })];
}
