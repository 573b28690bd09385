using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A wrapper around a message: an SNS message, an SQS record or another object that contains the message.</summary>
public abstract record Transport
{
    private protected Transport()
    {
    }

    /// <summary>A short name for display, such as <c>sns</c> or <c>sqs</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The position of the transport in a list. Null if there is no list.</summary>
    public RecordPosition? Position { get; init; }

    /// <summary>Whether the content is a JSON value other than a string. If not, the content is a string that contains JSON or plain text.</summary>
    internal bool IsInline { get; init; }

    /// <summary>The fields of the transport that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    /// <summary>The path from the transport to its content, such as <c>Sns.Message</c>.</summary>
    internal abstract string ContentPath { get; }

    /// <summary>Whether the content is encoded in Base64.</summary>
    internal virtual bool IsBase64 => false;

    /// <summary>Writes the transport around its content.</summary>
    internal abstract void Write(FieldWriter writer, TransportContent content);
}
