using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The source of a build (<c>source</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildSource>))]
public sealed record BuildSource : IJsonRecord<BuildSource>
{
    /// <summary>The type of a source in CodeCommit.</summary>
    internal const string CodeCommit = "CODECOMMIT";

    /// <summary>The start of the hosts of clone URLs, also of <c>git-codecommit-fips</c>. The next part is the region.</summary>
    private const string Host = "git-codecommit";

    /// <summary>The type of the source, such as <c>CODECOMMIT</c> or <c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The location of the source: the clone URL of a repository, or an S3 object. Null for CodePipeline.</summary>
    public string? Location { get; init; }

    /// <summary>The path of the buildspec file, or the whole text of the buildspec. Can be empty.</summary>
    public string? Buildspec { get; init; }

    /// <summary>The depth of the git clone: the number of commits. 0 means all commits.</summary>
    public int? GitCloneDepth { get; init; }

    /// <summary>The git submodules settings.</summary>
    public BuildGitSubmodulesConfig? GitSubmodulesConfig { get; init; }

    /// <summary>Whether CodeBuild sends the build status to the source provider.</summary>
    public bool? ReportBuildStatus { get; init; }

    /// <summary>The credentials for the source.</summary>
    public BuildSourceAuth? Auth { get; init; }

    /// <summary>The name of the CodeCommit repository: the last part of the clone URL in <see cref="Location"/>. Null for other sources.</summary>
    public string? RepositoryName =>
        Type == CodeCommit && Location?.TrimEnd('/') is { } url && url.LastIndexOf('/') is >= 0 and var slash ? url[(slash + 1)..] : null;

    /// <summary>The region in the clone URL of a CodeCommit repository. Null for other sources and other URLs.</summary>
    internal string? RepositoryRegion =>
        RepositoryName is not null && Uri.TryCreate(Location, UriKind.Absolute, out var url)
            && url.Host.Split('.') is [var host, { Length: > 0 } region, _, ..] && host.StartsWith(Host, StringComparison.Ordinal) ? region : null;

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildSource IJsonRecord<BuildSource>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildSource>.Write(FieldWriter writer) => Write(writer);

    internal static BuildSource Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("type"u8),
        Location = value.TakeString("location"u8),
        Buildspec = value.TakeString("buildspec"u8),
        GitCloneDepth = value.TakeInt32("git-clone-depth"u8),
        GitSubmodulesConfig = value.TakeObject("git-submodules-config"u8, BuildGitSubmodulesConfig.Read),
        ReportBuildStatus = value.TakeBoolean("report-build-status"u8),
        Auth = value.TakeObject("auth"u8, BuildSourceAuth.Read),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("location", Location);
        writer.Text("buildspec", Buildspec);
        writer.Number("git-clone-depth", GitCloneDepth);
        writer.Object("git-submodules-config", GitSubmodulesConfig, static (item, gitSubmodulesConfig) => gitSubmodulesConfig.Write(item));
        writer.Boolean("report-build-status", ReportBuildStatus);
        writer.Object("auth", Auth, static (item, auth) => auth.Write(item));
        writer.Additional(AdditionalFields);
    }
}
