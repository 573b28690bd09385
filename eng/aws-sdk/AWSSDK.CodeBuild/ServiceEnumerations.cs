using Amazon.Runtime;

namespace Amazon.CodeBuild;

public class ArtifactNamespace(string value) : ConstantClass(value)
{
    public static readonly ArtifactNamespace BUILD_ID = new("BUILD_ID");
    public static readonly ArtifactNamespace NONE = new("NONE");

    public static ArtifactNamespace FindValue(string value) => FindValue<ArtifactNamespace>(value);

    public static implicit operator ArtifactNamespace(string value) => FindValue(value);
}

public class ArtifactPackaging(string value) : ConstantClass(value)
{
    public static readonly ArtifactPackaging NONE = new("NONE");
    public static readonly ArtifactPackaging ZIP = new("ZIP");

    public static ArtifactPackaging FindValue(string value) => FindValue<ArtifactPackaging>(value);

    public static implicit operator ArtifactPackaging(string value) => FindValue(value);
}

public class ArtifactsType(string value) : ConstantClass(value)
{
    public static readonly ArtifactsType CODEPIPELINE = new("CODEPIPELINE");
    public static readonly ArtifactsType NO_ARTIFACTS = new("NO_ARTIFACTS");
    public static readonly ArtifactsType S3 = new("S3");

    public static ArtifactsType FindValue(string value) => FindValue<ArtifactsType>(value);

    public static implicit operator ArtifactsType(string value) => FindValue(value);
}

public class BatchReportModeType(string value) : ConstantClass(value)
{
    public static readonly BatchReportModeType REPORT_AGGREGATED_BATCH = new("REPORT_AGGREGATED_BATCH");
    public static readonly BatchReportModeType REPORT_INDIVIDUAL_BUILDS = new("REPORT_INDIVIDUAL_BUILDS");

    public static BatchReportModeType FindValue(string value) => FindValue<BatchReportModeType>(value);

    public static implicit operator BatchReportModeType(string value) => FindValue(value);
}

public class BucketOwnerAccess(string value) : ConstantClass(value)
{
    public static readonly BucketOwnerAccess FULL = new("FULL");
    public static readonly BucketOwnerAccess NONE = new("NONE");
    public static readonly BucketOwnerAccess READ_ONLY = new("READ_ONLY");

    public static BucketOwnerAccess FindValue(string value) => FindValue<BucketOwnerAccess>(value);

    public static implicit operator BucketOwnerAccess(string value) => FindValue(value);
}

public class BuildBatchPhaseType(string value) : ConstantClass(value)
{
    public static readonly BuildBatchPhaseType COMBINE_ARTIFACTS = new("COMBINE_ARTIFACTS");
    public static readonly BuildBatchPhaseType DOWNLOAD_BATCHSPEC = new("DOWNLOAD_BATCHSPEC");
    public static readonly BuildBatchPhaseType FAILED = new("FAILED");
    public static readonly BuildBatchPhaseType IN_PROGRESS = new("IN_PROGRESS");
    public static readonly BuildBatchPhaseType STOPPED = new("STOPPED");
    public static readonly BuildBatchPhaseType SUBMITTED = new("SUBMITTED");
    public static readonly BuildBatchPhaseType SUCCEEDED = new("SUCCEEDED");

    public static BuildBatchPhaseType FindValue(string value) => FindValue<BuildBatchPhaseType>(value);

    public static implicit operator BuildBatchPhaseType(string value) => FindValue(value);
}

public class BuildPhaseType(string value) : ConstantClass(value)
{
    public static readonly BuildPhaseType BUILD = new("BUILD");
    public static readonly BuildPhaseType COMPLETED = new("COMPLETED");
    public static readonly BuildPhaseType DOWNLOAD_SOURCE = new("DOWNLOAD_SOURCE");
    public static readonly BuildPhaseType FINALIZING = new("FINALIZING");
    public static readonly BuildPhaseType INSTALL = new("INSTALL");
    public static readonly BuildPhaseType POST_BUILD = new("POST_BUILD");
    public static readonly BuildPhaseType PRE_BUILD = new("PRE_BUILD");
    public static readonly BuildPhaseType PROVISIONING = new("PROVISIONING");
    public static readonly BuildPhaseType QUEUED = new("QUEUED");
    public static readonly BuildPhaseType SUBMITTED = new("SUBMITTED");
    public static readonly BuildPhaseType UPLOAD_ARTIFACTS = new("UPLOAD_ARTIFACTS");

    public static BuildPhaseType FindValue(string value) => FindValue<BuildPhaseType>(value);

    public static implicit operator BuildPhaseType(string value) => FindValue(value);
}

public class CacheMode(string value) : ConstantClass(value)
{
    public static readonly CacheMode LOCAL_CUSTOM_CACHE = new("LOCAL_CUSTOM_CACHE");
    public static readonly CacheMode LOCAL_DOCKER_LAYER_CACHE = new("LOCAL_DOCKER_LAYER_CACHE");
    public static readonly CacheMode LOCAL_SOURCE_CACHE = new("LOCAL_SOURCE_CACHE");

    public static CacheMode FindValue(string value) => FindValue<CacheMode>(value);

    public static implicit operator CacheMode(string value) => FindValue(value);
}

public class CacheType(string value) : ConstantClass(value)
{
    public static readonly CacheType LOCAL = new("LOCAL");
    public static readonly CacheType NO_CACHE = new("NO_CACHE");
    public static readonly CacheType S3 = new("S3");

    public static CacheType FindValue(string value) => FindValue<CacheType>(value);

    public static implicit operator CacheType(string value) => FindValue(value);
}

public class ComputeType(string value) : ConstantClass(value)
{
    public static readonly ComputeType ATTRIBUTE_BASED_COMPUTE = new("ATTRIBUTE_BASED_COMPUTE");
    public static readonly ComputeType BUILD_GENERAL1_2XLARGE = new("BUILD_GENERAL1_2XLARGE");
    public static readonly ComputeType BUILD_GENERAL1_LARGE = new("BUILD_GENERAL1_LARGE");
    public static readonly ComputeType BUILD_GENERAL1_MEDIUM = new("BUILD_GENERAL1_MEDIUM");
    public static readonly ComputeType BUILD_GENERAL1_SMALL = new("BUILD_GENERAL1_SMALL");
    public static readonly ComputeType BUILD_GENERAL1_XLARGE = new("BUILD_GENERAL1_XLARGE");
    public static readonly ComputeType BUILD_LAMBDA_10GB = new("BUILD_LAMBDA_10GB");
    public static readonly ComputeType BUILD_LAMBDA_1GB = new("BUILD_LAMBDA_1GB");
    public static readonly ComputeType BUILD_LAMBDA_2GB = new("BUILD_LAMBDA_2GB");
    public static readonly ComputeType BUILD_LAMBDA_4GB = new("BUILD_LAMBDA_4GB");
    public static readonly ComputeType BUILD_LAMBDA_8GB = new("BUILD_LAMBDA_8GB");
    public static readonly ComputeType CUSTOM_INSTANCE_TYPE = new("CUSTOM_INSTANCE_TYPE");

    public static ComputeType FindValue(string value) => FindValue<ComputeType>(value);

    public static implicit operator ComputeType(string value) => FindValue(value);
}

public class CredentialProviderType(string value) : ConstantClass(value)
{
    public static readonly CredentialProviderType SECRETS_MANAGER = new("SECRETS_MANAGER");

    public static CredentialProviderType FindValue(string value) => FindValue<CredentialProviderType>(value);

    public static implicit operator CredentialProviderType(string value) => FindValue(value);
}

public class EnvironmentType(string value) : ConstantClass(value)
{
    public static readonly EnvironmentType ARM_CONTAINER = new("ARM_CONTAINER");
    public static readonly EnvironmentType ARM_EC2 = new("ARM_EC2");
    public static readonly EnvironmentType ARM_LAMBDA_CONTAINER = new("ARM_LAMBDA_CONTAINER");
    public static readonly EnvironmentType LINUX_CONTAINER = new("LINUX_CONTAINER");
    public static readonly EnvironmentType LINUX_EC2 = new("LINUX_EC2");
    public static readonly EnvironmentType LINUX_GPU_CONTAINER = new("LINUX_GPU_CONTAINER");
    public static readonly EnvironmentType LINUX_LAMBDA_CONTAINER = new("LINUX_LAMBDA_CONTAINER");
    public static readonly EnvironmentType MAC_ARM = new("MAC_ARM");
    public static readonly EnvironmentType WINDOWS_CONTAINER = new("WINDOWS_CONTAINER");
    public static readonly EnvironmentType WINDOWS_EC2 = new("WINDOWS_EC2");
    public static readonly EnvironmentType WINDOWS_SERVER_2019_CONTAINER = new("WINDOWS_SERVER_2019_CONTAINER");
    public static readonly EnvironmentType WINDOWS_SERVER_2022_CONTAINER = new("WINDOWS_SERVER_2022_CONTAINER");

    public static EnvironmentType FindValue(string value) => FindValue<EnvironmentType>(value);

    public static implicit operator EnvironmentType(string value) => FindValue(value);
}

public class EnvironmentVariableType(string value) : ConstantClass(value)
{
    public static readonly EnvironmentVariableType PARAMETER_STORE = new("PARAMETER_STORE");
    public static readonly EnvironmentVariableType PLAINTEXT = new("PLAINTEXT");
    public static readonly EnvironmentVariableType SECRETS_MANAGER = new("SECRETS_MANAGER");

    public static EnvironmentVariableType FindValue(string value) => FindValue<EnvironmentVariableType>(value);

    public static implicit operator EnvironmentVariableType(string value) => FindValue(value);
}

public class FileSystemType(string value) : ConstantClass(value)
{
    public static readonly FileSystemType EFS = new("EFS");

    public static FileSystemType FindValue(string value) => FindValue<FileSystemType>(value);

    public static implicit operator FileSystemType(string value) => FindValue(value);
}

public class ImagePullCredentialsType(string value) : ConstantClass(value)
{
    public static readonly ImagePullCredentialsType CODEBUILD = new("CODEBUILD");
    public static readonly ImagePullCredentialsType SERVICE_ROLE = new("SERVICE_ROLE");

    public static ImagePullCredentialsType FindValue(string value) => FindValue<ImagePullCredentialsType>(value);

    public static implicit operator ImagePullCredentialsType(string value) => FindValue(value);
}

public class LogsConfigStatusType(string value) : ConstantClass(value)
{
    public static readonly LogsConfigStatusType DISABLED = new("DISABLED");
    public static readonly LogsConfigStatusType ENABLED = new("ENABLED");

    public static LogsConfigStatusType FindValue(string value) => FindValue<LogsConfigStatusType>(value);

    public static implicit operator LogsConfigStatusType(string value) => FindValue(value);
}

public class MachineType(string value) : ConstantClass(value)
{
    public static readonly MachineType GENERAL = new("GENERAL");
    public static readonly MachineType NVME = new("NVME");

    public static MachineType FindValue(string value) => FindValue<MachineType>(value);

    public static implicit operator MachineType(string value) => FindValue(value);
}

public class ProjectVisibilityType(string value) : ConstantClass(value)
{
    public static readonly ProjectVisibilityType PRIVATE = new("PRIVATE");
    public static readonly ProjectVisibilityType PUBLIC_READ = new("PUBLIC_READ");

    public static ProjectVisibilityType FindValue(string value) => FindValue<ProjectVisibilityType>(value);

    public static implicit operator ProjectVisibilityType(string value) => FindValue(value);
}

public class SortOrderType(string value) : ConstantClass(value)
{
    public static readonly SortOrderType ASCENDING = new("ASCENDING");
    public static readonly SortOrderType DESCENDING = new("DESCENDING");

    public static SortOrderType FindValue(string value) => FindValue<SortOrderType>(value);

    public static implicit operator SortOrderType(string value) => FindValue(value);
}

public class SourceAuthType(string value) : ConstantClass(value)
{
    public static readonly SourceAuthType CODECONNECTIONS = new("CODECONNECTIONS");
    public static readonly SourceAuthType OAUTH = new("OAUTH");
    public static readonly SourceAuthType SECRETS_MANAGER = new("SECRETS_MANAGER");

    public static SourceAuthType FindValue(string value) => FindValue<SourceAuthType>(value);

    public static implicit operator SourceAuthType(string value) => FindValue(value);
}

public class SourceType(string value) : ConstantClass(value)
{
    public static readonly SourceType BITBUCKET = new("BITBUCKET");
    public static readonly SourceType CODECOMMIT = new("CODECOMMIT");
    public static readonly SourceType CODEPIPELINE = new("CODEPIPELINE");
    public static readonly SourceType GITHUB = new("GITHUB");
    public static readonly SourceType GITHUB_ENTERPRISE = new("GITHUB_ENTERPRISE");
    public static readonly SourceType GITLAB = new("GITLAB");
    public static readonly SourceType GITLAB_SELF_MANAGED = new("GITLAB_SELF_MANAGED");
    public static readonly SourceType NO_SOURCE = new("NO_SOURCE");
    public static readonly SourceType S3 = new("S3");

    public static SourceType FindValue(string value) => FindValue<SourceType>(value);

    public static implicit operator SourceType(string value) => FindValue(value);
}

public class StatusType(string value) : ConstantClass(value)
{
    public static readonly StatusType FAILED = new("FAILED");
    public static readonly StatusType FAULT = new("FAULT");
    public static readonly StatusType IN_PROGRESS = new("IN_PROGRESS");
    public static readonly StatusType STOPPED = new("STOPPED");
    public static readonly StatusType SUCCEEDED = new("SUCCEEDED");
    public static readonly StatusType TIMED_OUT = new("TIMED_OUT");

    public static StatusType FindValue(string value) => FindValue<StatusType>(value);

    public static implicit operator StatusType(string value) => FindValue(value);
}
