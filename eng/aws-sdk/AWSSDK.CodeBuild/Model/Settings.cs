using Amazon.CodeBuild.Internal;

namespace Amazon.CodeBuild.Model;

public partial class BatchRestrictions
{
    public List<string> ComputeTypesAllowed { get; set; } = Initial.List<string>();
    public List<string> FleetsAllowed { get; set; } = Initial.List<string>();
    public int? MaximumBuildsAllowed { get; set; }
}

public partial class BuildStatusConfig
{
    public string Context { get; set; }
    public string TargetUrl { get; set; }
}

public partial class CloudWatchLogsConfig
{
    public string GroupName { get; set; }
    public LogsConfigStatusType Status { get; set; }
    public string StreamName { get; set; }
}

public partial class ComputeConfiguration
{
    public long? Disk { get; set; }
    public string InstanceType { get; set; }
    public MachineType MachineType { get; set; }
    public long? Memory { get; set; }
    public long? VCpu { get; set; }
}

public partial class DockerServer
{
    public ComputeType ComputeType { get; set; }
    public List<string> SecurityGroupIds { get; set; } = Initial.List<string>();
    public DockerServerStatus Status { get; set; }
}

public partial class DockerServerStatus
{
    public string Message { get; set; }
    public string Status { get; set; }
}

public partial class EnvironmentVariable
{
    public string Name { get; set; }
    public EnvironmentVariableType Type { get; set; }
    public string Value { get; set; }
}

public partial class GitSubmodulesConfig
{
    public bool? FetchSubmodules { get; set; }
}

public partial class LogsConfig
{
    public CloudWatchLogsConfig CloudWatchLogs { get; set; }
    public S3LogsConfig S3Logs { get; set; }
}

public partial class ProjectArtifacts
{
    public string ArtifactIdentifier { get; set; }
    public BucketOwnerAccess BucketOwnerAccess { get; set; }
    public bool? EncryptionDisabled { get; set; }
    public string Location { get; set; }
    public string Name { get; set; }
    public ArtifactNamespace NamespaceType { get; set; }
    public bool? OverrideArtifactName { get; set; }
    public ArtifactPackaging Packaging { get; set; }
    public string Path { get; set; }
    public ArtifactsType Type { get; set; }
}

public partial class ProjectBuildBatchConfig
{
    public BatchReportModeType BatchReportMode { get; set; }
    public bool? CombineArtifacts { get; set; }
    public BatchRestrictions Restrictions { get; set; }
    public string ServiceRole { get; set; }
    public int? TimeoutInMins { get; set; }
}

public partial class ProjectCache
{
    public string CacheNamespace { get; set; }
    public string Location { get; set; }
    public List<CacheMode> Modes { get; set; } = Initial.List<CacheMode>();
    public CacheType Type { get; set; }
}

public partial class ProjectEnvironment
{
    public string Certificate { get; set; }
    public ComputeConfiguration ComputeConfiguration { get; set; }
    public ComputeType ComputeType { get; set; }
    public DockerServer DockerServer { get; set; }
    public List<EnvironmentVariable> EnvironmentVariables { get; set; } = Initial.List<EnvironmentVariable>();
    public ProjectFleet Fleet { get; set; }
    public string Image { get; set; }
    public ImagePullCredentialsType ImagePullCredentialsType { get; set; }
    public bool? PrivilegedMode { get; set; }
    public RegistryCredential RegistryCredential { get; set; }
    public EnvironmentType Type { get; set; }
}

public partial class ProjectFileSystemLocation
{
    public string Identifier { get; set; }
    public string Location { get; set; }
    public string MountOptions { get; set; }
    public string MountPoint { get; set; }
    public FileSystemType Type { get; set; }
}

public partial class ProjectFleet
{
    public string FleetArn { get; set; }
}

public partial class ProjectSource
{
    public SourceAuth Auth { get; set; }
    public BuildStatusConfig BuildStatusConfig { get; set; }
    public string Buildspec { get; set; }
    public int? GitCloneDepth { get; set; }
    public GitSubmodulesConfig GitSubmodulesConfig { get; set; }
    public bool? InsecureSsl { get; set; }
    public string Location { get; set; }
    public bool? ReportBuildStatus { get; set; }
    public string SourceIdentifier { get; set; }
    public SourceType Type { get; set; }
}

public partial class ProjectSourceVersion
{
    public string SourceIdentifier { get; set; }
    public string SourceVersion { get; set; }
}

public partial class RegistryCredential
{
    public string Credential { get; set; }
    public CredentialProviderType CredentialProvider { get; set; }
}

public partial class S3LogsConfig
{
    public BucketOwnerAccess BucketOwnerAccess { get; set; }
    public bool? EncryptionDisabled { get; set; }
    public string Location { get; set; }
    public LogsConfigStatusType Status { get; set; }
}

public partial class SourceAuth
{
    public string Resource { get; set; }
    public SourceAuthType Type { get; set; }
}

public partial class VpcConfig
{
    public List<string> SecurityGroupIds { get; set; } = Initial.List<string>();
    public List<string> Subnets { get; set; } = Initial.List<string>();
    public string VpcId { get; set; }
}
