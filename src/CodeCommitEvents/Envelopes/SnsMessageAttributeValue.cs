using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>An attribute of an SNS message.</summary>
public sealed record SnsMessageAttributeValue
{
    /// <summary>The type: <c>String</c>, <c>String.Array</c>, <c>Number</c> or <c>Binary</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The value as text. A value of the type <c>Binary</c> is encoded in Base64.</summary>
    public string? Value { get; init; }

    /// <summary>The fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal static SnsMessageAttributeValue Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("Type"u8),
        Value = value.TakeString("Value"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("Type", Type);
        writer.Text("Value", Value);
        writer.Additional(AdditionalFields);
    }
}
