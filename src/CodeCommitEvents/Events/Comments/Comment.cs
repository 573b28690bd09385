using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A comment in a thread.</summary>
[JsonConverter(typeof(JsonRecordConverter<Comment>))]
public sealed record Comment : IJsonRecord<Comment>
{
    /// <summary>The ARN of the author. The author can differ from the caller of the event.</summary>
    public Arn? AuthorArn { get; init; }

    /// <summary>The text of the comment: Markdown, possibly several lines (<c>commentText</c>).</summary>
    public string? Text { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
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
