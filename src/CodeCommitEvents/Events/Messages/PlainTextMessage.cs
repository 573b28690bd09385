using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is text and not JSON, for example published by a person, or selected from an event by an EventBridge <c>InputPath</c>.</summary>
[JsonConverter(typeof(EventJsonConverter<PlainTextMessage>))]
public sealed record PlainTextMessage : UntypedMessage
{
    internal const string MessageType = "plainText";

    /// <summary>The text as received. It is untrusted input.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string RawText => Text;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer) => writer.Text("text", Text);
}
