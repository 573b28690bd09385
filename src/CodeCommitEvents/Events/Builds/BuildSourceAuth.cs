using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The credentials with which a build reads its source (<c>auth</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildSourceAuth>))]
public sealed record BuildSourceAuth : IJsonRecord<BuildSourceAuth>
{
    /// <summary>The type of the credentials, such as <c>OAUTH</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The ARN or name of the credentials.</summary>
    public string? Resource { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
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
