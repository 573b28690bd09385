using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>An attribute that the sender added to an SQS message.</summary>
public sealed record SqsMessageAttributeValue
{
    /// <summary>The type: <c>String</c>, <c>Number</c> or <c>Binary</c>, optionally followed by a dot and a custom label.</summary>
    public string? DataType { get; init; }

    /// <summary>The value, if the type is <c>String</c> or <c>Number</c>.</summary>
    public string? StringValue { get; init; }

    /// <summary>The value in Base64, if the type is <c>Binary</c>.</summary>
    public string? BinaryValue { get; init; }

    /// <summary>The fields that no other property contains. SQS also defines list fields, but they are always empty.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal static SqsMessageAttributeValue Read(in JsonCursor value) => new()
    {
        DataType = value.TakeString("dataType"u8),
        StringValue = value.TakeString("stringValue"u8),
        BinaryValue = value.TakeString("binaryValue"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("dataType", DataType);
        writer.Text("stringValue", StringValue);
        writer.Text("binaryValue", BinaryValue);
        writer.Additional(AdditionalFields);
    }
}
