using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>What a line for people says of a message, so that it is found again: escaped, and short.</summary>
internal static class LogSummary
{
    private const int LongestName = 200;

    /// <summary>The event, its repository, reference or pull request and commit, and the id of the message.</summary>
    public static string Of(EventDelivery delivery) => Of(delivery, BuildCause.FromEvent(delivery.Event));

    /// <summary>The same of a delivery whose cause is known.</summary>
    public static string Of(EventDelivery delivery, BuildCause cause) => $"{cause} ({IdOf(delivery)})";

    /// <summary>The id of the outermost message that has one: what a queue or a topic calls it.</summary>
    public static string IdOf(EventDelivery delivery) =>
        delivery.Transports.Select(transport => transport switch
        {
            SqsTransport { MessageId: { } id } => $"SQS message {id}",
            SnsTransport { MessageId: { } id } => $"SNS message {id}",
            _ => null,
        }).FirstOrDefault(id => id is not null) is { } message ? Short(message)
        : delivery.Envelope is EventBridgeEnvelope { Id: { } eventId } ? Short($"event {eventId}")
        : "a message without an id";

    private static string Short(string text) => Printable.Of(Shortened.Of(text, LongestName));
}
