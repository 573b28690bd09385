using Amazon.CodeBuild.Internal;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public partial class StartBuildRequest : AmazonCodeBuildRequest
{
    public ProjectArtifacts ArtifactsOverride { get; set; }
    public int? AutoRetryLimitOverride { get; set; }
    public BuildStatusConfig BuildStatusConfigOverride { get; set; }
    public string BuildspecOverride { get; set; }
    public ProjectCache CacheOverride { get; set; }
    public string CertificateOverride { get; set; }
    public ComputeType ComputeTypeOverride { get; set; }
    public bool? DebugSessionEnabled { get; set; }
    public string EncryptionKeyOverride { get; set; }
    public EnvironmentType EnvironmentTypeOverride { get; set; }
    public List<EnvironmentVariable> EnvironmentVariablesOverride { get; set; } = Initial.List<EnvironmentVariable>();
    public ProjectFleet FleetOverride { get; set; }
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
    public bool? ReportBuildStatusOverride { get; set; }
    public List<ProjectArtifacts> SecondaryArtifactsOverride { get; set; } = Initial.List<ProjectArtifacts>();
    public List<ProjectSource> SecondarySourcesOverride { get; set; } = Initial.List<ProjectSource>();
    public List<ProjectSourceVersion> SecondarySourcesVersionOverride { get; set; } = Initial.List<ProjectSourceVersion>();
    public string ServiceRoleOverride { get; set; }
    public SourceAuth SourceAuthOverride { get; set; }
    public string SourceLocationOverride { get; set; }
    public SourceType SourceTypeOverride { get; set; }
    public string SourceVersion { get; set; }
    public int? TimeoutInMinutesOverride { get; set; }
}

public partial class StartBuildResponse : AmazonWebServiceResponse
{
    public Build Build { get; set; }
}

public partial class StopBuildRequest : AmazonCodeBuildRequest
{
    public string Id { get; set; }
}

public partial class StopBuildResponse : AmazonWebServiceResponse
{
    public Build Build { get; set; }
}

public partial class BatchGetBuildsRequest : AmazonCodeBuildRequest
{
    public List<string> Ids { get; set; } = Initial.List<string>();
}

public partial class BatchGetBuildsResponse : AmazonWebServiceResponse
{
    public List<Build> Builds { get; set; } = Initial.List<Build>();
    public List<string> BuildsNotFound { get; set; } = Initial.List<string>();
}

public partial class ListBuildsForProjectRequest : AmazonCodeBuildRequest
{
    public string NextToken { get; set; }
    public string ProjectName { get; set; }
    public SortOrderType SortOrder { get; set; }
}

public partial class ListBuildsForProjectResponse : AmazonWebServiceResponse
{
    public List<string> Ids { get; set; } = Initial.List<string>();
    public string NextToken { get; set; }
}
