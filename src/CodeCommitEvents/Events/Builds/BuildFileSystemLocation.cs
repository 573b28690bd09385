using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A file system that a build mounts (<c>project-file-system-locations</c>).</summary>
/// <remarks>No event with this object is known. The fields are the fields of the CodeBuild API, in the spelling of events.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildFileSystemLocation>))]
public sealed record BuildFileSystemLocation : IJsonRecord<BuildFileSystemLocation>
{
    /// <summary>The type of the file system, such as <c>EFS</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The location of the file system.</summary>
    public string? Location { get; init; }

    /// <summary>The identifier of the file system in the buildspec.</summary>
    public string? Identifier { get; init; }

    /// <summary>The directory where the file system is mounted.</summary>
    public string? MountPoint { get; init; }

    /// <summary>The mount options.</summary>
    public string? MountOptions { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildFileSystemLocation IJsonRecord<BuildFileSystemLocation>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildFileSystemLocation>.Write(FieldWriter writer) => Write(writer);

    internal static BuildFileSystemLocation Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("type"u8),
        Location = value.TakeString("location"u8),
        Identifier = value.TakeString("identifier"u8),
        MountPoint = value.TakeString("mount-point"u8),
        MountOptions = value.TakeString("mount-options"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("location", Location);
        writer.Text("identifier", Identifier);
        writer.Text("mount-point", MountPoint);
        writer.Text("mount-options", MountOptions);
        writer.Additional(AdditionalFields);
    }
}
