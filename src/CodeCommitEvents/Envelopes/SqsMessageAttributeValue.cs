using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A message attribute of an SQS message, set by its sender.</summary>
public sealed record SqsMessageAttributeValue
{
    /// <summary>The data type: <c>String</c>, <c>Number</c> or <c>Binary</c>, optionally with a custom label after a dot.</summary>
    public string? DataType { get; init; }

    /// <summary>The value of a string or number.</summary>
    public string? StringValue { get; init; }

    /// <summary>The value of binary data, in Base64.</summary>
    public string? BinaryValue { get; init; }

    /// <summary>JSON fields that this type has no property for, such as <c>stringListValues</c>, which SQS leaves empty.</summary>
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
