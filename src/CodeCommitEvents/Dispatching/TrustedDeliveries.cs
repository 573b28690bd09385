using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Refuses events that came in a way that the options do not accept. A refused event is a failure and starts no build.</summary>
internal sealed class TrustedDeliveries(BuildDispatcherOptions options)
{
    private readonly bool acceptsRequests = options.AcceptHttpRequests;
    private readonly bool acceptsRepublished = options.AcceptRepublishedEvents;

    /// <summary>Returns the delivery, or the delivery with an <see cref="UnreadableMessage"/> in place of the event.</summary>
    public EventDelivery Check(EventDelivery delivery)
    {
        foreach (var transport in delivery.Transports)
        {
            var reason = transport switch
            {
                HttpRequestTransport when !acceptsRequests =>
                    $"Anybody can send a request to a URL. Verify the signature of the SNS message, and then set {nameof(BuildDispatcherOptions.AcceptHttpRequests)}.",
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
    /// The text is the message without its transports, so that the delivery can be written again. The SNS transport of a control message is part
    /// of the text, because it writes the fields of the control message.
    /// </remarks>
    private static EventDelivery Refused(EventDelivery delivery, string layer, string reason)
    {
        var count = delivery.Transports.Count - (delivery.Event is SnsControlMessage ? 1 : 0);
        var text = delivery.Event is SnsControlMessage ? null : delivery.RawText;
        var unreadable = new UnreadableMessage
        {
            Text = text ?? EventWriter.WriteString(delivery with { Transports = [.. delivery.Transports.Skip(count)], Position = null }),
            Layer = layer,
            JsonPath = delivery.Path,
            Reason = reason,
        };
        return delivery with { Envelope = null, Event = unreadable, Transports = [.. delivery.Transports.Take(count)] };
    }
}
