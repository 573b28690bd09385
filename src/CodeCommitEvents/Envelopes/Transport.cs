using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A wrapper around a message, such as an SNS message or an SQS record.</summary>
public abstract record Transport
{
    private protected Transport()
    {
    }

    /// <summary>A short name, such as <c>sns</c> or <c>sqs</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The position of the wrapper in its list. Null if it is not in a list.</summary>
    public RecordPosition? Position { get; init; }

    /// <summary>Whether the content is JSON in the wrapper. If false, it is a string that contains JSON.</summary>
    internal bool IsInline { get; init; }

    /// <summary>JSON fields of the wrapper that this type has no property for.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    /// <summary>The JSON path from the wrapper to its content, such as <c>Sns.Message</c>.</summary>
    internal abstract string ContentPath { get; }

    /// <summary>Writes the wrapper with its content.</summary>
    internal abstract void Write(FieldWriter writer, TransportContent content);
}
