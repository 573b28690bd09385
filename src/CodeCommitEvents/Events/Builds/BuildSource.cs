using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>What a build is made of (<c>source</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildSource>))]
public sealed record BuildSource : IJsonRecord<BuildSource>
{
    /// <summary>The kind of source, as <c>CODECOMMIT</c> or <c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The clone URL of the repository, or the S3 object. Null for CodePipeline.</summary>
    public string? Location { get; init; }

    /// <summary>Empty, a path, or a whole buildspec.</summary>
    public string? Buildspec { get; init; }

    /// <summary>How many commits are cloned; 0 means all.</summary>
    public int? GitCloneDepth { get; init; }

    /// <summary>Submodules.</summary>
    public BuildGitSubmodulesConfig? GitSubmodulesConfig { get; init; }

    /// <summary>Whether the source's provider is told the outcome.</summary>
    public bool? ReportBuildStatus { get; init; }

    /// <summary>How the source is reached.</summary>
    public BuildSourceAuth? Auth { get; init; }

    /// <summary>The CodeCommit repository that <see cref="Location"/> names: the last part of its clone URL. Null for other sources.</summary>
    public string? RepositoryName =>
        Type == "CODECOMMIT" && Location?.TrimEnd('/') is { } url && url.LastIndexOf('/') is >= 0 and var slash ? url[(slash + 1)..] : null;

    /// <summary>The fields that no property holds.</summary>
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
