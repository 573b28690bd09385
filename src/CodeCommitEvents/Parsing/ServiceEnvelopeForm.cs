using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>The form of a notification or an EventBridge event. The field <c>detail</c> is an object, or a string that contains an object as JSON.</summary>
internal sealed class ServiceEnvelopeForm : MessageForm
{
    /// <remarks>The EventBridge event from a Lambda destination does not have this form, because its <c>detail</c> is a Lambda record with a <c>requestPayload</c>.</remarks>
    public override bool Matches(in JsonCursor value, ObjectPlace place) =>
        value.Find("detail"u8) is { Type: JsonTokenType.StartObject or JsonTokenType.String } detail
        && detail.Find("requestPayload"u8).Type == JsonTokenType.None
        && (value.Has("detailType"u8, JsonTokenType.String) || value.Has("detail-type"u8, JsonTokenType.String));

    public override void Read(JsonCursor value, in PayloadLocation place, DeliveryCollector deliveries)
    {
        var detail = value.Find("detail"u8);
        detail.Take();
        if (!detail.IsString)
        {
            Read(value, detail, place, deliveries, isDetailText: false);
            return;
        }

        if (!JsonTape.TryRead(detail.Utf8, deliveries.MaxDepth, out var tape))
        {
            deliveries.AddUnreadable(value.RawText(), place, "event detail", $"The detail is a string that {deliveries.FaultOf(detail.Utf8)}.");
            return;
        }

        using (tape)
        {
            Read(value, tape.Root, place, deliveries, isDetailText: true);
        }
    }

    private static void Read(JsonCursor value, JsonCursor detail, in PayloadLocation place, DeliveryCollector deliveries, bool isDetailText)
    {
        var isNotification = value.Has("detailType"u8, JsonTokenType.String);
        ServiceEnvelope envelope = isNotification ? new NotificationEnvelope(value, isDetailText) : new EventBridgeEnvelope(value, isDetailText);
        var attributes = isNotification ? value.Take("additionalAttributes"u8, JsonTokenType.StartObject) : default;
        var received = new EventReadContext
        {
            Detail = detail,
            Attributes = attributes,
            Account = envelope.Account,
            Region = envelope.Region,
            Time = envelope.Time,
            Resource = envelope.Resources is [var first, ..] ? new Arn(first) : null,
        };
        var serviceEvent = EventReader.Read(Surroundings.Complete(received, place.Surroundings), envelope.Source, envelope.DetailType!, value);
        (envelope as NotificationEnvelope)?.KeepUntakenAttributes(attributes);
        envelope.KeepUntaken(value);
        deliveries.Add(serviceEvent, value, place, envelope);
    }
}
