using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>How a build reaches its source (<c>auth</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildSourceAuth>))]
public sealed record BuildSourceAuth : IJsonRecord<BuildSourceAuth>
{
    /// <summary>The kind, as <c>OAUTH</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What it names.</summary>
    public string? Resource { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildSourceAuth IJsonRecord<BuildSourceAuth>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildSourceAuth>.Write(FieldWriter writer) => Write(writer);

    internal static BuildSourceAuth Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("type"u8),
        Resource = value.TakeString("resource"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("resource", Resource);
        writer.Additional(AdditionalFields);
    }
}
