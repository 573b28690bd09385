using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>One comment of a thread.</summary>
[JsonConverter(typeof(JsonRecordConverter<Comment>))]
public sealed record Comment : IJsonRecord<Comment>
{
    /// <summary>Who wrote it; in a thread not always the event's caller.</summary>
    public Arn? AuthorArn { get; init; }

    /// <summary>What was written, Markdown with newlines (<c>commentText</c>).</summary>
    public string? Text { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static Comment IJsonRecord<Comment>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<Comment>.Write(FieldWriter writer) => Write(writer);

    internal static Comment Read(in JsonCursor value) => new()
    {
        AuthorArn = value.TakeArn("authorArn"u8),
        Text = value.TakeString("commentText"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("authorArn", AuthorArn?.Value);
        writer.Text("commentText", Text);
        writer.Additional(AdditionalFields);
    }
}
