using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>The id of the message of a transport, which stays the same if the message is delivered again.</summary>
/// <param name="Kind">What has the id, for people: <c>SQS message</c>.</param>
/// <param name="Value">The id.</param>
internal readonly record struct TransportMessageId(string Kind, string Value)
{
    /// <summary>The header with the id of the SNS message. With raw message delivery, the body of the request does not contain this id.</summary>
    private const string SnsHeader = "x-amz-sns-message-id";

    /// <summary>Returns the id. Null if there is none, or if it is empty or white space.</summary>
    public static TransportMessageId? Of(Transport transport)
    {
        var (kind, id) = transport switch
        {
            SnsTransport sns => ("SNS message", sns.MessageId),
            SqsTransport sqs => ("SQS message", sqs.MessageId),
            LambdaDestinationTransport destination => ("request", destination.RequestContext?.RequestId),
            EventBridgeTransport republished => ("event", republished.Id),
            KinesisTransport kinesis => ("Kinesis record", kinesis.EventId),
            CloudWatchLogsTransport log => ("log event", log.Id),
            HttpRequestTransport request => ("SNS message", Header(request.Headers)),
            _ => ("", null),
        };
        return string.IsNullOrWhiteSpace(id) ? null : new(kind, id);
    }

    /// <remarks>The id of the request itself is not used, because SNS sends a new request for each attempt.</remarks>
    private static string? Header(ValueMap<string>? headers)
    {
        foreach (var (name, value) in headers ?? ValueMap<string>.Empty)
        {
            if (name.Equals(SnsHeader, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
