using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of an object that contains events and needs no unwrapping.</summary>
internal abstract class MessageForm : PayloadForm
{
    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="place">The location of the object.</param>
    /// <param name="deliveries">The collector to which events are added.</param>
    public abstract void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries);
}
