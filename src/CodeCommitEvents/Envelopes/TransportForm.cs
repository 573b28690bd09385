using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>Recognizes and reads one kind of transport. Each form is a nested class of its transport.</summary>
internal abstract class TransportForm : PayloadForm
{
    /// <summary>The name of the content for <c>UnreadableMessage.Layer</c>, such as <c>SQS body</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="position">The position of the object in a list. Null if there is no list.</param>
    public abstract TransportReading Read(JsonCursor value, RecordPosition? position);

    /// <summary>Takes a property of any JSON type, so that it is not an additional field.</summary>
    protected static JsonCursor Take(JsonCursor value, ReadOnlySpan<byte> name)
    {
        var property = value.Find(name);
        if (property.Type != JsonTokenType.None)
        {
            property.Take();
        }

        return property;
    }
}
