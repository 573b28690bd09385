using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is plain text, not JSON. For example, a person published it, or an EventBridge <c>InputPath</c> selected one string of an event.</summary>
[JsonConverter(typeof(EventJsonConverter<PlainTextMessage>))]
public sealed record PlainTextMessage : UntypedMessage
{
    internal const string MessageType = "plainText";

    /// <summary>The text as received: untrusted input.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string RawText => Text;

    /// <inheritdoc/>
    public override string? Resemblance => Events.Resemblance.OfText(Text);

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer) => writer.Text("text", Text);
}
