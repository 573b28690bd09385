using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// A record that cannot be read: JSON that breaks off, a wrapper without its content, or one beyond the parser's limits.
/// The other records of the same payload are not touched by it.
/// </summary>
[JsonConverter(typeof(EventJsonConverter<UnreadableMessage>))]
public sealed record UnreadableMessage : UntypedMessage
{
    internal const string MessageType = "unreadable";

    /// <summary>The text that could not be read, as it came.</summary>
    public required string Text { get; init; }

    /// <summary>What was being read: <c>SNS message</c>, <c>SQS record</c>, <c>trigger record</c>, …</summary>
    public required string Layer { get; init; }

    /// <summary>Where it lies in the payload, through all wrappers: <c>Records[0].Sns.Message</c>. Empty for the payload itself.</summary>
    public required string JsonPath { get; init; }

    /// <summary>What is wrong, in words. It never quotes the content.</summary>
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
