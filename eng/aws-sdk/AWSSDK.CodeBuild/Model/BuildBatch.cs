using Amazon.CodeBuild.Internal;

namespace Amazon.CodeBuild.Model;

public partial class BuildBatch
{
    public string Arn { get; set; }
    public BuildArtifacts Artifacts { get; set; }
    public ProjectBuildBatchConfig BuildBatchConfig { get; set; }
    public long? BuildBatchNumber { get; set; }
    public StatusType BuildBatchStatus { get; set; }
    public List<BuildGroup> BuildGroups { get; set; } = Initial.List<BuildGroup>();
    public int? BuildTimeoutInMinutes { get; set; }
    public ProjectCache Cache { get; set; }
    public bool? Complete { get; set; }
    public string CurrentPhase { get; set; }
    public bool? DebugSessionEnabled { get; set; }
    public string EncryptionKey { get; set; }
    public DateTime? EndTime { get; set; }
    public ProjectEnvironment Environment { get; set; }
    public List<ProjectFileSystemLocation> FileSystemLocations { get; set; } = Initial.List<ProjectFileSystemLocation>();
    public string Id { get; set; }
    public string Initiator { get; set; }
    public LogsConfig LogConfig { get; set; }
    public List<BuildBatchPhase> Phases { get; set; } = Initial.List<BuildBatchPhase>();
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
    public VpcConfig VpcConfig { get; set; }
}

public partial class BuildBatchPhase
{
    public List<PhaseContext> Contexts { get; set; } = Initial.List<PhaseContext>();
    public long? DurationInSeconds { get; set; }
    public DateTime? EndTime { get; set; }
    public StatusType PhaseStatus { get; set; }
    public BuildBatchPhaseType PhaseType { get; set; }
    public DateTime? StartTime { get; set; }
}

public partial class BuildGroup
{
    public BuildSummary CurrentBuildSummary { get; set; }
    public List<string> DependsOn { get; set; } = Initial.List<string>();
    public string Identifier { get; set; }
    public bool? IgnoreFailure { get; set; }
    public List<BuildSummary> PriorBuildSummaryList { get; set; } = Initial.List<BuildSummary>();
}

public partial class BuildSummary
{
    public string Arn { get; set; }
    public StatusType BuildStatus { get; set; }
    public ResolvedArtifact PrimaryArtifact { get; set; }
    public DateTime? RequestedOn { get; set; }
    public List<ResolvedArtifact> SecondaryArtifacts { get; set; } = Initial.List<ResolvedArtifact>();
}

public partial class ResolvedArtifact
{
    public string Identifier { get; set; }
    public string Location { get; set; }
    public ArtifactsType Type { get; set; }
}
