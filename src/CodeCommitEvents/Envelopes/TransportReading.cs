using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>What an object of a transport has in it.</summary>
internal readonly ref struct TransportReading
{
    /// <summary>The transport with a message of somebody else in it.</summary>
    public TransportReading(Transport transport, JsonCursor content)
    {
        Transport = transport;
        Content = content;
    }

    /// <summary>The transport with a message of its own service.</summary>
    public TransportReading(Transport transport, JsonCursor content, ServiceEvent message)
        : this(transport, content) => Message = message;

    /// <summary>An object without the content of its transport.</summary>
    public TransportReading(string problem) => Problem = problem;

    /// <summary>Null where there is a <see cref="Problem"/>.</summary>
    public Transport? Transport { get; }

    public JsonCursor Content { get; }

    /// <summary>The content as an event, where it is a message of the transport's own service. Null where it is to be unwrapped.</summary>
    public ServiceEvent? Message { get; }

    /// <summary>Why the object is unreadable. It quotes nothing.</summary>
    public string? Problem { get; }
}
