using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// A record that cannot be read: the record is truncated or damaged, its content is missing, or it exceeds a limit of the parser. The other
/// records of the payload are not affected.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<UnreadableMessage>))]
public sealed record UnreadableMessage : UntypedMessage
{
    internal const string MessageType = "unreadable";

    /// <summary>The text that cannot be read, as received.</summary>
    public required string Text { get; init; }

    /// <summary>The part of the payload that cannot be read, such as <c>SNS message</c>, <c>SQS record</c> or <c>trigger record</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>The JSON path of the text from the root of the payload, such as <c>Records[0].Sns.Message</c>. Empty for the payload itself.</summary>
    public required string JsonPath { get; init; }

    /// <summary>
    /// The reason: an English sentence that contains no part of the text. Only the first 32 texts of a payload that are not JSON have the
    /// position of the error in it.
    /// </summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string RawText => Text;

    internal override string WireName => MessageType;

    internal override void WriteProperties(FieldWriter writer)
    {
        writer.Text("text", Text);
        writer.Text("layer", Layer);
        writer.Text("jsonPath", JsonPath);
        writer.Text("reason", Reason);
    }
}
