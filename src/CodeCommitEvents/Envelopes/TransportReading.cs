using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The result of reading an object of a transport.</summary>
internal readonly ref struct TransportReading
{
    /// <summary>A transport with content to unwrap.</summary>
    public TransportReading(Transport transport, JsonCursor content)
    {
        Transport = transport;
        Content = content;
    }

    /// <summary>A transport whose content is a message of the transport's own service, such as a subscription confirmation of SNS.</summary>
    public TransportReading(Transport transport, JsonCursor content, ServiceEvent message)
        : this(transport, content) => Message = message;

    /// <summary>An object that lacks the content of its transport.</summary>
    public TransportReading(string problem) => Problem = problem;

    /// <summary>The transport. Null if there is a <see cref="Problem"/>.</summary>
    public Transport? Transport { get; }

    public JsonCursor Content { get; }

    /// <summary>The message of the transport's own service. Null if the content must be unwrapped.</summary>
    public ServiceEvent? Message { get; }

    /// <summary>Why the object cannot be read, without parts of its content.</summary>
    public string? Problem { get; }
}
