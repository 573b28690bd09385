using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of a message: it has events in it, and nothing to unwrap.</summary>
internal abstract class MessageForm : PayloadForm
{
    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="deliveries">Takes the events.</param>
    public abstract void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries);
}
