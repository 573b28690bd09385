using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Describes a message for a log line. The text is short and escaped. It is computed only when the line is written.</summary>
internal sealed class LogSummary(EventDelivery delivery, BuildCause? cause = null)
{
    private const int MaxTextLength = 200;

    /// <summary>Returns the event, its repository, its reference or pull request, its commit, and the id of the message.</summary>
    public override string ToString() => $"{cause ?? BuildCause.FromEvent(delivery.Event)} ({IdOf(delivery)})";

    /// <summary>Returns the id of the outermost SQS or SNS message. If there is none, returns the id of the EventBridge event.</summary>
    public static string IdOf(EventDelivery delivery)
    {
        foreach (var transport in delivery.Transports)
        {
            switch (transport)
            {
                case SqsTransport { MessageId: { } id }:
                    return Shorten($"SQS message {id}");
                case SnsTransport { MessageId: { } id }:
                    return Shorten($"SNS message {id}");
            }
        }

        return delivery.Envelope is EventBridgeEnvelope { Id: { } eventId } ? Shorten($"event {eventId}") : "a message without an id";
    }

    private static string Shorten(string text) => DisplayText.Escape(DisplayText.Shorten(text, MaxTextLength));
}
