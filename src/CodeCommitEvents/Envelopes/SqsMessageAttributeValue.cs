using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>An attribute that the sender gave an SQS message.</summary>
public sealed record SqsMessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, perhaps with a custom label behind a dot.</summary>
    public string? DataType { get; init; }

    /// <summary>The value, for texts and numbers.</summary>
    public string? StringValue { get; init; }

    /// <summary>The value in Base64, for bytes.</summary>
    public string? BinaryValue { get; init; }

    /// <summary>The fields that no property holds; SQS has room for lists that it never fills.</summary>
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
