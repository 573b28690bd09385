using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The details of an event without an envelope, as an <c>InputPath</c> of EventBridge sends them.</summary>
internal sealed class DetailForm : MessageForm
{
    public override bool Matches(JsonCursor value, ObjectPlace place) => EventReader.IsDetail(value);

    public override void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries) =>
        deliveries.Add(EventReader.ReadDetail(value), value, place);
}
