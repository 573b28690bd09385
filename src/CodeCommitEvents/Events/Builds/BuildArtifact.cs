using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The output artifact of a build (<c>artifact</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildArtifact>))]
public sealed record BuildArtifact : IJsonRecord<BuildArtifact>
{
    /// <summary>The location of the artifact: the ARN of an S3 object. Empty if the project has no artifacts.</summary>
    public string? Location { get; init; }

    /// <summary>The MD5 checksum, as hexadecimal digits. CodeBuild sends it only if the artifact is a ZIP file and the build has ended.</summary>
    public string? Md5Sum { get; init; }

    /// <summary>The SHA-256 checksum, as hexadecimal digits. CodeBuild sends it only if the artifact is a ZIP file and the build has ended.</summary>
    public string? Sha256Sum { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildArtifact IJsonRecord<BuildArtifact>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildArtifact>.Write(FieldWriter writer) => Write(writer);

    internal static BuildArtifact Read(in JsonCursor value) => new()
    {
        Location = value.TakeString("location"u8),
        Md5Sum = value.TakeString("md5sum"u8),
        Sha256Sum = value.TakeString("sha256sum"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("location", Location);
        writer.Text("md5sum", Md5Sum);
        writer.Text("sha256sum", Sha256Sum);
        writer.Additional(AdditionalFields);
    }
}
