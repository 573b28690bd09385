using Amazon.CodeBuild.Internal;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public partial class StartBuildBatchRequest : AmazonCodeBuildRequest
{
    public ProjectArtifacts ArtifactsOverride { get; set; }
    public ProjectBuildBatchConfig BuildBatchConfigOverride { get; set; }
    public int? BuildTimeoutInMinutesOverride { get; set; }
    public string BuildspecOverride { get; set; }
    public ProjectCache CacheOverride { get; set; }
    public string CertificateOverride { get; set; }
    public ComputeType ComputeTypeOverride { get; set; }
    public bool? DebugSessionEnabled { get; set; }
    public string EncryptionKeyOverride { get; set; }
    public EnvironmentType EnvironmentTypeOverride { get; set; }
    public List<EnvironmentVariable> EnvironmentVariablesOverride { get; set; } = Initial.List<EnvironmentVariable>();
    public int? GitCloneDepthOverride { get; set; }
    public GitSubmodulesConfig GitSubmodulesConfigOverride { get; set; }
    public string IdempotencyToken { get; set; }
    public string ImageOverride { get; set; }
    public ImagePullCredentialsType ImagePullCredentialsTypeOverride { get; set; }
    public bool? InsecureSslOverride { get; set; }
    public LogsConfig LogsConfigOverride { get; set; }
    public bool? PrivilegedModeOverride { get; set; }
    public string ProjectName { get; set; }
    public int? QueuedTimeoutInMinutesOverride { get; set; }
    public RegistryCredential RegistryCredentialOverride { get; set; }
    public bool? ReportBuildBatchStatusOverride { get; set; }
    public List<ProjectArtifacts> SecondaryArtifactsOverride { get; set; } = Initial.List<ProjectArtifacts>();
    public List<ProjectSource> SecondarySourcesOverride { get; set; } = Initial.List<ProjectSource>();
    public List<ProjectSourceVersion> SecondarySourcesVersionOverride { get; set; } = Initial.List<ProjectSourceVersion>();
    public string ServiceRoleOverride { get; set; }
    public SourceAuth SourceAuthOverride { get; set; }
    public string SourceLocationOverride { get; set; }
    public SourceType SourceTypeOverride { get; set; }
    public string SourceVersion { get; set; }
}

public partial class StartBuildBatchResponse : AmazonWebServiceResponse
{
    public BuildBatch BuildBatch { get; set; }
}

public partial class StopBuildBatchRequest : AmazonCodeBuildRequest
{
    public string Id { get; set; }
}

public partial class StopBuildBatchResponse : AmazonWebServiceResponse
{
    public BuildBatch BuildBatch { get; set; }
}

public partial class BatchGetBuildBatchesRequest : AmazonCodeBuildRequest
{
    public List<string> Ids { get; set; } = Initial.List<string>();
}

public partial class BatchGetBuildBatchesResponse : AmazonWebServiceResponse
{
    public List<BuildBatch> BuildBatches { get; set; } = Initial.List<BuildBatch>();
    public List<string> BuildBatchesNotFound { get; set; } = Initial.List<string>();
}

public partial class ListBuildBatchesForProjectRequest : AmazonCodeBuildRequest
{
    public BuildBatchFilter Filter { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public string ProjectName { get; set; }
    public SortOrderType SortOrder { get; set; }
}

public partial class ListBuildBatchesForProjectResponse : AmazonWebServiceResponse
{
    public List<string> Ids { get; set; } = Initial.List<string>();
    public string NextToken { get; set; }
}

public partial class BuildBatchFilter
{
    public StatusType Status { get; set; }
}
