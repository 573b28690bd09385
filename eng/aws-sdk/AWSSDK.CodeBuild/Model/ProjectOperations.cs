using Amazon.CodeBuild.Internal;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public partial class CreateProjectRequest : AmazonCodeBuildRequest
{
    public ProjectArtifacts Artifacts { get; set; }
    public int? AutoRetryLimit { get; set; }
    public bool? BadgeEnabled { get; set; }
    public ProjectBuildBatchConfig BuildBatchConfig { get; set; }
    public ProjectCache Cache { get; set; }
    public int? ConcurrentBuildLimit { get; set; }
    public string Description { get; set; }
    public string EncryptionKey { get; set; }
    public ProjectEnvironment Environment { get; set; }
    public List<ProjectFileSystemLocation> FileSystemLocations { get; set; } = Initial.List<ProjectFileSystemLocation>();
    public LogsConfig LogsConfig { get; set; }
    public string Name { get; set; }
    public int? QueuedTimeoutInMinutes { get; set; }
    public List<ProjectArtifacts> SecondaryArtifacts { get; set; } = Initial.List<ProjectArtifacts>();
    public List<ProjectSourceVersion> SecondarySourceVersions { get; set; } = Initial.List<ProjectSourceVersion>();
    public List<ProjectSource> SecondarySources { get; set; } = Initial.List<ProjectSource>();
    public string ServiceRole { get; set; }
    public ProjectSource Source { get; set; }
    public string SourceVersion { get; set; }
    public List<Tag> Tags { get; set; } = Initial.List<Tag>();
    public int? TimeoutInMinutes { get; set; }
    public VpcConfig VpcConfig { get; set; }
}

public partial class CreateProjectResponse : AmazonWebServiceResponse
{
    public Project Project { get; set; }
}

public partial class DeleteProjectRequest : AmazonCodeBuildRequest
{
    public string Name { get; set; }
}

public partial class DeleteProjectResponse : AmazonWebServiceResponse;

public partial class BatchGetProjectsRequest : AmazonCodeBuildRequest
{
    public List<string> Names { get; set; } = Initial.List<string>();
}

public partial class BatchGetProjectsResponse : AmazonWebServiceResponse
{
    public List<Project> Projects { get; set; } = Initial.List<Project>();
    public List<string> ProjectsNotFound { get; set; } = Initial.List<string>();
}
