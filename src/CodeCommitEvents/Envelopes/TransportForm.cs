using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>Recognizes and reads one kind of transport. Each derived class is nested in the class of its transport.</summary>
internal abstract class TransportForm : PayloadForm
{
    /// <summary>The name of the content for <c>UnreadableMessage.Layer</c>, such as <c>SQS body</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="position">The position of the object in a list. Null if there is no list.</param>
    public abstract TransportReading Read(JsonCursor value, RecordPosition? position);

    /// <summary>Takes a property of any JSON type, so that it is not an additional field.</summary>
    protected static JsonCursor Take(JsonCursor value, scoped in FieldName name)
    {
        var property = value.Find(name);
        if (property.Type != JsonTokenType.None)
        {
            property.Take();
        }

        return property;
    }
}

/// <summary>The result of reading a transport.</summary>
internal readonly ref struct TransportReading
{
    /// <summary>Creates the result for a transport whose content must be unwrapped.</summary>
    public TransportReading(Transport transport, JsonCursor content)
    {
        Transport = transport;
        Content = content;
    }

    /// <summary>Creates the result for a message that the transport service created itself, such as a subscription confirmation.</summary>
    public TransportReading(Transport transport, JsonCursor content, ServiceEvent message)
        : this(transport, content) => Message = message;

    /// <summary>Creates the result for an object that does not contain the content required by its form.</summary>
    public TransportReading(string problem) => Problem = problem;

    /// <summary>The transport; null if there is a <see cref="Problem"/>.</summary>
    public Transport? Transport { get; }

    public JsonCursor Content { get; }

    /// <summary>A message that the transport service created itself, such as a subscription confirmation. Null if the content must be unwrapped.</summary>
    public ServiceEvent? Message { get; }

    /// <summary>The reason why the object cannot be read, or null. Contains no part of the content.</summary>
    public string? Problem { get; }
}
