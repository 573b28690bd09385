using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The cache of a build (<c>cache</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildCache>))]
public sealed record BuildCache : IJsonRecord<BuildCache>
{
    /// <summary><c>NO_CACHE</c>, <c>LOCAL</c> or <c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Location { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildCache IJsonRecord<BuildCache>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildCache>.Write(FieldWriter writer) => Write(writer);

    internal static BuildCache Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("type"u8),
        Location = value.TakeString("location"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("location", Location);
        writer.Additional(AdditionalFields);
    }
}
