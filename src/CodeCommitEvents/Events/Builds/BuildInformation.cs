using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Information about a build (<c>additional-information</c>).</summary>
/// <remarks>Many fields are missing in the first event of a build and in old events.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildInformation>))]
public sealed record BuildInformation : IJsonRecord<BuildInformation>
{
    /// <summary>The output artifact.</summary>
    public BuildArtifact? Artifact { get; init; }

    /// <summary>The build environment.</summary>
    public BuildEnvironment? Environment { get; init; }

    /// <summary>The source.</summary>
    public BuildSource? Source { get; init; }

    /// <summary>The requested source version: a commit id, a branch, a reference or an S3 ARN. Null if the request contained none. The event does not contain the resolved commit id.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>
    /// The number of the pull request (of GitHub, for example) whose commit is built. It is taken from a <see cref="SourceVersion"/> such as
    /// <c>pr/12</c>. Null for any other source version. Pull requests of CodeCommit are not source versions.
    /// </summary>
    public int? PullRequestNumber => PullRequestVersion.NumberOf(SourceVersion);

    /// <summary>The build timeout, in minutes.</summary>
    public int? TimeoutInMinutes { get; init; }

    /// <summary>The queue timeout, in minutes.</summary>
    public int? QueuedTimeoutInMinutes { get; init; }

    /// <summary>Whether the build has ended.</summary>
    public bool? BuildComplete { get; init; }

    /// <summary>The sequence number of the build in its project. Null in the first event of a build.</summary>
    public long? BuildNumber { get; init; }

    /// <summary>Who started the build: a user, <c>role/session</c>, <c>rule/NAME</c> or <c>codepipeline/NAME</c>.</summary>
    public string? Initiator { get; init; }

    /// <summary>When the build was started (<c>build-start-time</c>, such as <c>Dec 11, 2022 12:44:39 AM</c>, in UTC). Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? BuildStartTime
    {
        get => AwsTimestamp.Parse(BuildStartTimeText);
        init => BuildStartTimeText = AwsTimestamp.FormatJavaMedium(value);
    }

    /// <summary>The cache settings.</summary>
    public BuildCache? Cache { get; init; }

    /// <summary>The location of the log.</summary>
    public BuildLogs? Logs { get; init; }

    /// <summary>The phases up to the time of the event, in order.</summary>
    public ValueList<BuildPhase>? Phases { get; init; }

    /// <summary>The file systems that the build mounts.</summary>
    public ValueList<BuildFileSystemLocation>? ProjectFileSystemLocations { get; init; }

    /// <summary>The network interface in the VPC.</summary>
    public BuildNetworkInterface? NetworkInterface { get; init; }

    /// <summary>The VPC settings.</summary>
    public BuildVpcConfig? VpcConfig { get; init; }

    /// <summary>The first phase that did not succeed. Only this phase contains the reason why a build failed. Null if no phase failed.</summary>
    public BuildPhase? FailedPhase => Phases?.FirstOrDefault(phase =>
        phase.PhaseStatus is { } status && status != BuildPhaseStatus.Succeeded && status != BuildPhaseStatus.InProgress);

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    private string? BuildStartTimeText { get; init; }

    static BuildInformation IJsonRecord<BuildInformation>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildInformation>.Write(FieldWriter writer) => Write(writer);

    internal static BuildInformation Read(in JsonCursor value) => new()
    {
        Artifact = value.TakeObject("artifact"u8, BuildArtifact.Read),
        Environment = value.TakeObject("environment"u8, BuildEnvironment.Read),
        Source = value.TakeObject("source"u8, BuildSource.Read),
        SourceVersion = value.TakeString("source-version"u8),
        TimeoutInMinutes = value.TakeInt32("timeout-in-minutes"u8),
        QueuedTimeoutInMinutes = value.TakeInt32("queued-timeout-in-minutes"u8),
        BuildComplete = value.TakeBoolean("build-complete"u8),
        BuildNumber = value.TakeNumber("build-number"u8),
        Initiator = value.TakeString("initiator"u8),
        BuildStartTimeText = value.TakeString("build-start-time"u8),
        Cache = value.TakeObject("cache"u8, BuildCache.Read),
        Logs = value.TakeObject("logs"u8, BuildLogs.Read),
        Phases = value.TakeObjects("phases"u8, BuildPhase.Read),
        ProjectFileSystemLocations = value.TakeObjects("project-file-system-locations"u8, BuildFileSystemLocation.Read),
        NetworkInterface = value.TakeObject("network-interface"u8, BuildNetworkInterface.Read),
        VpcConfig = value.TakeObject("vpc-config"u8, BuildVpcConfig.Read),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Object("artifact", Artifact, static (item, artifact) => artifact.Write(item));
        writer.Object("environment", Environment, static (item, environment) => environment.Write(item));
        writer.Object("source", Source, static (item, source) => source.Write(item));
        writer.Text("source-version", SourceVersion);
        writer.Number("timeout-in-minutes", TimeoutInMinutes);
        writer.Number("queued-timeout-in-minutes", QueuedTimeoutInMinutes);
        writer.Boolean("build-complete", BuildComplete);
        writer.Number("build-number", BuildNumber);
        writer.Text("initiator", Initiator);
        writer.Text("build-start-time", BuildStartTimeText);
        writer.Object("cache", Cache, static (item, cache) => cache.Write(item));
        writer.Object("logs", Logs, static (item, logs) => logs.Write(item));
        writer.Objects("phases", Phases, static (item, element) => element.Write(item));
        writer.Objects("project-file-system-locations", ProjectFileSystemLocations, static (item, element) => element.Write(item));
        writer.Object("network-interface", NetworkInterface, static (item, networkInterface) => networkInterface.Write(item));
        writer.Object("vpc-config", VpcConfig, static (item, vpcConfig) => vpcConfig.Write(item));
        writer.Additional(AdditionalFields);
    }
}
