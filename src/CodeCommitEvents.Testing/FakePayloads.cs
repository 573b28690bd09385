using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// What AWS hands a program, byte for byte in its shape: messages of <see cref="FakeMessages"/>, or any other text, in the
/// wrapping of a channel.
/// </summary>
public static class FakePayloads
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    /// <summary>A Lambda function behind a topic.</summary>
    /// <param name="message">The text of the message.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static byte[] SnsToLambda(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = FakeTopic.Message(message) with { MessageAttributes = ValueMap<SnsMessageAttributeValue>.Empty };
        var record = topic.ToLambdaRecord(FakeTopic.SubscriptionOf(topic));
        return EventWriter.Write(new EventDelivery { Event = new PlainTextMessage { Text = message }, Transports = [record] });
    }

    /// <summary>A Lambda function behind a topic with a notification rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">No notification rule sends such an event.</exception>
    public static byte[] SnsToLambda(ServiceEvent serviceEvent) => SnsToLambda(FakeMessages.Notification(serviceEvent));

    /// <summary>A Lambda function behind a queue, with the bodies of its records in their order: a batch may mix all shapes.</summary>
    /// <param name="bodies">The bodies. Their records have the ids that <see cref="SqsMessageId"/> tells.</param>
    /// <exception cref="ArgumentException"><paramref name="bodies"/> or one of them is null, or there is none.</exception>
    public static byte[] SqsToLambda(params string[] bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Length == 0)
        {
            throw new ArgumentException("A batch of a queue has at least one record.", nameof(bodies));
        }

        return EventWriter.Write(bodies.Select((body, index) => new EventDelivery
        {
            Event = new PlainTextMessage { Text = body ?? throw new ArgumentNullException(nameof(bodies)) },
            Transports = [Queue(body, index)],
        }));
    }

    /// <summary>A Lambda function behind a queue behind a topic with a notification rule.</summary>
    /// <param name="events">The events, one a record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] SnsToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(serviceEvent => FakeMessages.Sns(FakeMessages.Notification(serviceEvent)))]);
    }

    /// <summary>The same with raw message delivery: the queue gets the notification itself.</summary>
    /// <param name="events">The events, one a record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] RawSnsToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(FakeMessages.Notification)]);
    }

    /// <summary>A Lambda function that is a target of an EventBridge rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    public static byte[] EventBridgeToLambda(ServiceEvent serviceEvent) => Encoding.UTF8.GetBytes(FakeMessages.EventBridge(serviceEvent));

    /// <summary>A Lambda function behind a topic that is a target of an EventBridge rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    public static byte[] EventBridgeToSnsToLambda(ServiceEvent serviceEvent) => SnsToLambda(FakeMessages.EventBridge(serviceEvent));

    /// <summary>A Lambda function behind a queue that is a target of an EventBridge rule.</summary>
    /// <param name="events">The events, one a record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] EventBridgeToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(FakeMessages.EventBridge)]);
    }

    /// <summary>A Lambda function that a repository trigger calls.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send such an event.</exception>
    public static byte[] TriggerToLambda(CodeCommitEvent codeCommitEvent) => Encoding.UTF8.GetBytes(FakeMessages.Trigger(codeCommitEvent));

    /// <summary>A Lambda function that a repository trigger calls for one push that moved several references.</summary>
    /// <param name="sent">What <see cref="FakeRepository.Push"/> gave.</param>
    /// <exception cref="ArgumentException">No reference was moved, or some are of another repository.</exception>
    public static byte[] TriggerToLambda(IEnumerable<CodeCommitEvent> sent) => Encoding.UTF8.GetBytes(FakeMessages.Trigger(sent));

    /// <summary>A Lambda function behind a topic that a repository trigger publishes to.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send such an event.</exception>
    public static byte[] TriggerToSnsToLambda(CodeCommitEvent codeCommitEvent) => SnsToLambda(FakeMessages.Trigger(codeCommitEvent));

    /// <summary>A web endpoint behind a topic with a notification rule. <see cref="FakeSnsSigner.Notification"/> takes any other message.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="signer">Who signs, whose certificate the endpoint has to trust.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FakeHttpRequest SnsToWeb(ServiceEvent serviceEvent, FakeSnsSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.Notification(FakeMessages.Notification(serviceEvent));
    }

    /// <summary>The same with raw message delivery: the endpoint gets the notification itself, which nobody can sign.</summary>
    /// <param name="serviceEvent">The event.</param>
    public static FakeHttpRequest RawSnsToWeb(ServiceEvent serviceEvent)
    {
        var message = FakeMessages.Notification(serviceEvent);
        return FakeHttpRequest.Of(FakeTopic.Message(message), message, isRaw: true);
    }

    /// <summary>The id of a record of <see cref="SqsToLambda"/>, by which a partial batch answer names it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="index">The place of the record in its batch.</param>
    public static string SqsMessageId(string body, int index) => FakeData.Id(body, string.Create(CultureInfo.InvariantCulture, $"SQS message {index}"));

    private static SqsTransport Queue(string body, int index)
    {
        var origin = FakeMessageOrigin.Of(body);
        var sent = (origin.Time + Latency).ToUnixTimeMilliseconds();
        return new()
        {
            Position = new() { Index = index },
            MessageId = SqsMessageId(body, index),
            ReceiptHandle = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(SqsMessageId(body, index)))),
            Attributes = new(
            [
                KeyValuePair.Create("ApproximateReceiveCount", "1"),
                KeyValuePair.Create("SentTimestamp", sent.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("SenderId", "AIDAEXAMPLE"),
                KeyValuePair.Create("ApproximateFirstReceiveTimestamp", (sent + 1).ToString(CultureInfo.InvariantCulture)),
            ]),
            MessageAttributes = ValueMap<SqsMessageAttributeValue>.Empty,
            Md5OfBody = Md5(body),
            EventSource = "aws:sqs",
            EventSourceArn = new($"arn:{origin.Partition}:sqs:{origin.Region}:{origin.Account}:builds"),
            AwsRegion = origin.Region,
        };
    }

#pragma warning disable CA5351 // The checksum that SQS sends, no protection.
    private static string Md5(string body) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(body))).ToLowerInvariant();
#pragma warning restore CA5351
}
