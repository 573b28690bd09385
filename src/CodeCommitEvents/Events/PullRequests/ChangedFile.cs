using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A file that a pull request changes.</summary>
[JsonConverter(typeof(JsonRecordConverter<ChangedFile>))]
public sealed record ChangedFile : IJsonRecord<ChangedFile>
{
    /// <summary>The path relative to the root of the repository, with <c>/</c> as separator (<c>filePath</c>).</summary>
    public string? FilePath { get; init; }

    /// <summary>How the file was changed: added, modified or deleted (<c>changeType</c>).</summary>
    public FileChangeType? ChangeType { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static ChangedFile IJsonRecord<ChangedFile>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<ChangedFile>.Write(FieldWriter writer) => Write(writer);

    internal static ChangedFile Read(in JsonCursor value) => new()
    {
        FilePath = value.TakeString("filePath"u8),
        ChangeType = value.TakeWord("changeType"u8) is { } type ? new FileChangeType(type) : null,
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("changeType", ChangeType?.Value);
        writer.Text("filePath", FilePath);
        writer.Additional(AdditionalFields);
    }
}
