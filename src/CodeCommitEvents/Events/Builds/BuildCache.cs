using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The cache settings of a build (<c>cache</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildCache>))]
public sealed record BuildCache : IJsonRecord<BuildCache>
{
    /// <summary>The type of the cache: <c>NO_CACHE</c>, <c>LOCAL</c> or <c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The location of the cache, such as an S3 bucket and prefix.</summary>
    public string? Location { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
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
