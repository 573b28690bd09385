using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The form of one transport: how it is recognized, and what is taken out of it. It stands in the file of the transport.</summary>
internal abstract class TransportForm : PayloadForm
{
    /// <summary>The name of the content for <c>UnreadableMessage.Layer</c>, as <c>SQS body</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="position">Where it stands in a list; null where there is no list.</param>
    public abstract TransportReading Read(JsonCursor value, RecordPosition? position);

    /// <summary>Takes a property of any type, so that it is no additional field.</summary>
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
