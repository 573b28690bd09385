using Amazon.CodeBuild.Internal;

namespace Amazon.CodeBuild.Model;

public partial class Project
{
    public string Arn { get; set; }
    public ProjectArtifacts Artifacts { get; set; }
    public int? AutoRetryLimit { get; set; }
    public ProjectBadge Badge { get; set; }
    public ProjectBuildBatchConfig BuildBatchConfig { get; set; }
    public ProjectCache Cache { get; set; }
    public int? ConcurrentBuildLimit { get; set; }
    public DateTime? Created { get; set; }
    public string Description { get; set; }
    public string EncryptionKey { get; set; }
    public ProjectEnvironment Environment { get; set; }
    public List<ProjectFileSystemLocation> FileSystemLocations { get; set; } = Initial.List<ProjectFileSystemLocation>();
    public DateTime? LastModified { get; set; }
    public LogsConfig LogsConfig { get; set; }
    public string Name { get; set; }
    public ProjectVisibilityType ProjectVisibility { get; set; }
    public string PublicProjectAlias { get; set; }
    public int? QueuedTimeoutInMinutes { get; set; }
    public string ResourceAccessRole { get; set; }
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

public partial class ProjectBadge
{
    public bool? BadgeEnabled { get; set; }
    public string BadgeRequestUrl { get; set; }
}

public partial class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
