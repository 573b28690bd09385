using System.Globalization;
using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// The mark that distinguishes a change from an equal change at another moment: the id of a trigger's record, the time of the event, a
/// mark inside the event, the id of the event on its bus, or the id of the message that carried it.
/// </summary>
internal static class MomentMark
{
    /// <summary>Adds the best mark that the delivery has.</summary>
    /// <returns>Whether the delivery has a mark. If not, only the path of the event in its payload is added.</returns>
    public static bool AddTo(List<string?> parts, EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        if (delivery.Envelope is TriggerEnvelope { EventId: { } id } trigger && !string.IsNullOrWhiteSpace(id))
        {
            parts.Add(id);
            parts.Add(trigger.EventPartNumber?.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        if (TimeOf(delivery) is { } time)
        {
            // Payloads contain whole seconds. Without truncation, an event created in code with fractional seconds would get another key than
            // the same event parsed from its payload.
            parts.Add(time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            return true;
        }

        parts.Add(null);
        if (serviceEvent.OwnMoment is { Length: > 0 } own)
        {
            parts.AddRange(["event", own]);
            return true;
        }

        if (delivery.Envelope is EventBridgeEnvelope { Id: { } eventId } && !string.IsNullOrWhiteSpace(eventId))
        {
            parts.AddRange(["bus", eventId]);
            return true;
        }

        return AddMessage(parts, delivery);
    }

    /// <summary>
    /// Returns the time of the event. Returns null if this time is only the time at which somebody put the event on a bus: many changes
    /// can be put on a bus in one second.
    /// </summary>
    private static DateTimeOffset? TimeOf(EventDelivery delivery)
    {
        var time = delivery.Event.Time;
        if (delivery.Envelope is TriggerEnvelope or ServiceEnvelope { Time: not null })
        {
            return time;
        }

        foreach (var transport in delivery.Transports)
        {
            if (transport is EventBridgeTransport { Time: { } put } && put == time)
            {
                return null;
            }
        }

        return time;
    }

    /// <summary>
    /// Adds the id of the innermost message and the path of the event in this message. The innermost message stays the same if several
    /// queues or retries deliver it.
    /// </summary>
    private static bool AddMessage(List<string?> parts, EventDelivery delivery)
    {
        var inner = new List<Transport>();
        for (var index = delivery.Transports.Count - 1; index >= 0; index--)
        {
            if (TransportMessageId.Of(delivery.Transports[index]) is { } id)
            {
                parts.AddRange(["message", id.Value, EventDelivery.PathOf(inner, delivery.Position)]);
                return true;
            }

            inner.Insert(0, delivery.Transports[index]);
        }

        parts.AddRange(["path", delivery.Path]);
        return false;
    }
}
