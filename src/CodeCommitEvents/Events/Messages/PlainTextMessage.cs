using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is text and no JSON, as people publish to a topic, or as an <c>InputPath</c> leaves of an event.</summary>
[JsonConverter(typeof(EventJsonConverter<PlainTextMessage>))]
public sealed record PlainTextMessage : UntypedMessage
{
    internal const string MessageType = "plainText";

    /// <summary>The text as it came. It is written by strangers.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string RawText => Text;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer) => writer.Text("text", Text);
}
