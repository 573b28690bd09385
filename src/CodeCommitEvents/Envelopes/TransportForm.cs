using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>How one transport is recognized and read. Each form is nested in its transport.</summary>
internal abstract class TransportForm : PayloadForm
{
    /// <summary>The name of the content for <c>UnreadableMessage.Layer</c>, such as <c>SQS body</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="position">Its position in a list; null if there is no list.</param>
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
