using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of a message: an object that contains events and no further transport.</summary>
internal abstract class MessageForm : PayloadForm
{
    /// <summary>Reads an object of this form.</summary>
    /// <param name="value">The object.</param>
    /// <param name="place">The place of the object in the payload.</param>
    /// <param name="deliveries">The collector to which the events are added.</param>
    public abstract void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries);
}

/// <summary>The form of a <c>detail</c> object without an envelope. An EventBridge target with an <c>InputPath</c> receives it.</summary>
internal sealed class DetailForm : MessageForm
{
    public override bool Matches(in JsonCursor value, ObjectPlace place) => EventReader.IsDetail(value);

    public override void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries) =>
        deliveries.Add(
            EventReader.ReadDetail(Surroundings.Complete(new() { Detail = value }, Surroundings.Merged(Surroundings.Of(value), place.Surroundings))), value, place);
}
