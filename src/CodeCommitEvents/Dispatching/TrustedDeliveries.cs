using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Refuses events that came in a way that the options do not accept. A refused event is a failure and starts no build.</summary>
internal sealed class TrustedDeliveries(BuildDispatcherOptions options)
{
    private readonly bool acceptsRepublished = options.AcceptRepublishedEvents;

    /// <summary>Returns the delivery, or the delivery with an <see cref="UnreadableMessage"/> in place of the event.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="verified">The verified HTTP request that carried the delivery. Null if no request did.</param>
    public EventDelivery Check(EventDelivery delivery, HttpRequestTransport? verified)
    {
        for (var index = 0; index < delivery.Transports.Count; index++)
        {
            var transport = delivery.Transports[index];
            var reason = transport switch
            {
                HttpRequestTransport request when !ReferenceEquals(request, verified) =>
                    "Anybody can send a request to a URL. A request is verified only if it is the whole payload, not inside of another message or a delivery.",
                EventBridgeTransport when !acceptsRepublished =>
                    $"The event was put on the event bus by somebody else than AWS, and {nameof(BuildDispatcherOptions.AcceptRepublishedEvents)} is false.",
                _ => null,
            };
            if (reason is not null)
            {
                return Refused(delivery, transport.Name, reason);
            }
        }

        return delivery;
    }

    /// <remarks>
    /// The text is the message without its transports, so that the delivery can be written again. The fields of a subscription message are
    /// in the SNS transport itself, which is therefore a part of the text.
    /// </remarks>
    private static EventDelivery Refused(EventDelivery delivery, string layer, string reason)
    {
        var sns = delivery.Event is SnsControlMessage ? delivery.Transports[^1] : null;
        var text = sns is null
            ? delivery.RawText ?? EventWriter.WriteString(delivery with { Transports = [], Position = null })
            : EventWriter.WriteString(delivery with { Transports = [sns with { Position = null }] });
        var refused = sns is null ? delivery : delivery with { Transports = [.. delivery.Transports.SkipLast(1)], Position = sns.Position };
        return refused with
        {
            Envelope = null,
            RawText = null,
            Event = new UnreadableMessage { Text = text, Layer = layer, JsonPath = refused.Path, Reason = reason },
        };
    }
}
