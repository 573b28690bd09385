using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>
/// An object without a known form that contains the message in one of its properties, as an object or as JSON text, such as the output of
/// an EventBridge input transformer, or the input of a Step Functions execution.
/// </summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input
/// transformation</see>.
/// </remarks>
public sealed record InputTransformerTransport : Transport
{
    /// <summary>Creates a transport without additional fields.</summary>
    public InputTransformerTransport() => IsInline = true;

    /// <inheritdoc/>
    public override string Name => "inputTransformer";

    /// <summary>The name of the property that contains the message.</summary>
    public required string Key { get; init; }

    /// <inheritdoc/>
    internal override string ContentPath => Key;

    internal static InputTransformerTransport Read(JsonCursor value, JsonCursor content, RecordPosition? position)
    {
        content.Take();
        return new() { Key = content.Name, IsInline = !content.IsString, Position = position, AdditionalFields = JsonFields.Untaken(value) };
    }

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        content.Write(writer, Key, IsInline);
        writer.Additional(AdditionalFields);
    }
}
