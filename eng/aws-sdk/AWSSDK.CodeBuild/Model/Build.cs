using Amazon.CodeBuild.Internal;

namespace Amazon.CodeBuild.Model;

public partial class Build
{
    public string Arn { get; set; }
    public BuildArtifacts Artifacts { get; set; }
    public AutoRetryConfig AutoRetryConfig { get; set; }
    public string BuildBatchArn { get; set; }
    public bool? BuildComplete { get; set; }
    public long? BuildNumber { get; set; }
    public StatusType BuildStatus { get; set; }
    public ProjectCache Cache { get; set; }
    public string CurrentPhase { get; set; }
    public DebugSession DebugSession { get; set; }
    public string EncryptionKey { get; set; }
    public DateTime? EndTime { get; set; }
    public ProjectEnvironment Environment { get; set; }
    public List<ExportedEnvironmentVariable> ExportedEnvironmentVariables { get; set; } = Initial.List<ExportedEnvironmentVariable>();
    public List<ProjectFileSystemLocation> FileSystemLocations { get; set; } = Initial.List<ProjectFileSystemLocation>();
    public string Id { get; set; }
    public string Initiator { get; set; }
    public LogsLocation Logs { get; set; }
    public NetworkInterface NetworkInterface { get; set; }
    public List<BuildPhase> Phases { get; set; } = Initial.List<BuildPhase>();
    public string ProjectName { get; set; }
    public int? QueuedTimeoutInMinutes { get; set; }
    public List<string> ReportArns { get; set; } = Initial.List<string>();
    public string ResolvedSourceVersion { get; set; }
    public List<BuildArtifacts> SecondaryArtifacts { get; set; } = Initial.List<BuildArtifacts>();
    public List<ProjectSourceVersion> SecondarySourceVersions { get; set; } = Initial.List<ProjectSourceVersion>();
    public List<ProjectSource> SecondarySources { get; set; } = Initial.List<ProjectSource>();
    public string ServiceRole { get; set; }
    public ProjectSource Source { get; set; }
    public string SourceVersion { get; set; }
    public DateTime? StartTime { get; set; }
    public int? TimeoutInMinutes { get; set; }
    public VpcConfig VpcConfig { get; set; }
}

public partial class BuildPhase
{
    public List<PhaseContext> Contexts { get; set; } = Initial.List<PhaseContext>();
    public long? DurationInSeconds { get; set; }
    public DateTime? EndTime { get; set; }
    public StatusType PhaseStatus { get; set; }
    public BuildPhaseType PhaseType { get; set; }
    public DateTime? StartTime { get; set; }
}

public partial class PhaseContext
{
    public string Message { get; set; }
    public string StatusCode { get; set; }
}

public partial class BuildArtifacts
{
    public string ArtifactIdentifier { get; set; }
    public BucketOwnerAccess BucketOwnerAccess { get; set; }
    public bool? EncryptionDisabled { get; set; }
    public string Location { get; set; }
    public string Md5sum { get; set; }
    public bool? OverrideArtifactName { get; set; }
    public string Sha256sum { get; set; }
}

public partial class LogsLocation
{
    public CloudWatchLogsConfig CloudWatchLogs { get; set; }
    public string CloudWatchLogsArn { get; set; }
    public string DeepLink { get; set; }
    public string GroupName { get; set; }
    public string S3DeepLink { get; set; }
    public S3LogsConfig S3Logs { get; set; }
    public string S3LogsArn { get; set; }
    public string StreamName { get; set; }
}

public partial class NetworkInterface
{
    public string NetworkInterfaceId { get; set; }
    public string SubnetId { get; set; }
}

public partial class ExportedEnvironmentVariable
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public partial class DebugSession
{
    public bool? SessionEnabled { get; set; }
    public string SessionTarget { get; set; }
}

public partial class AutoRetryConfig
{
    public int? AutoRetryLimit { get; set; }
    public int? AutoRetryNumber { get; set; }
    public string NextAutoRetry { get; set; }
    public string PreviousAutoRetry { get; set; }
}
