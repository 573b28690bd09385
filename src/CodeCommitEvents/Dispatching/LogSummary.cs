using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Describes a message in a log line, so that it can be found: escaped and short. The text is made only for a line that is written.</summary>
internal sealed class LogSummary(EventDelivery delivery, BuildCause? cause = null)
{
    private const int MaxTextLength = 200;

    /// <summary>The event, its repository, its reference or pull request, its commit, and the id of the message.</summary>
    public override string ToString() => $"{cause ?? BuildCause.FromEvent(delivery.Event)} ({IdOf(delivery)})";

    /// <summary>The id of the outermost queue or topic message, or else of the EventBridge event.</summary>
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
