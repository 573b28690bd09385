using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The result of reading a transport.</summary>
internal readonly ref struct TransportReading
{
    /// <summary>A transport with a message to unwrap.</summary>
    public TransportReading(Transport transport, JsonCursor content)
    {
        Transport = transport;
        Content = content;
    }

    /// <summary>A transport with a message of the transport service itself, such as a subscription confirmation of SNS.</summary>
    public TransportReading(Transport transport, JsonCursor content, ServiceEvent message)
        : this(transport, content) => Message = message;

    /// <summary>An object without the content that its form requires.</summary>
    public TransportReading(string problem) => Problem = problem;

    /// <summary>The transport; null if there is a <see cref="Problem"/>.</summary>
    public Transport? Transport { get; }

    public JsonCursor Content { get; }

    /// <summary>The message of the transport service itself. Null if the content must be unwrapped.</summary>
    public ServiceEvent? Message { get; }

    /// <summary>Why the object cannot be read. It does not quote the content.</summary>
    public string? Problem { get; }
}
