using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Creates the payloads that AWS passes to a program. A payload contains a message of <see cref="FakeMessages"/> or any other text,
/// wrapped as SNS, SQS or Lambda wraps it.
/// </summary>
public static class FakePayloads
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    /// <summary>The payload of a Lambda function that subscribes to an SNS topic.</summary>
    /// <param name="message">The text of the message.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static byte[] SnsToLambda(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = FakeTopic.Message(message) with { MessageAttributes = ValueMap<SnsMessageAttributeValue>.Empty };
        var record = topic.ToLambdaRecord(FakeTopic.SubscriptionOf(topic));
        return EventWriter.Write(new EventDelivery { Event = new PlainTextMessage { Text = message }, Transports = [record] });
    }

    /// <summary>The payload of a Lambda function that subscribes to the SNS topic of a notification rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <exception cref="ArgumentException">No notification rule sends events of this type.</exception>
    public static byte[] SnsToLambda(ServiceEvent serviceEvent) => SnsToLambda(FakeMessages.Notification(serviceEvent));

    /// <summary>The payload of a Lambda function whose event source is an SQS queue. The bodies can have different formats.</summary>
    /// <param name="bodies">The bodies, in the order of the records. <see cref="SqsMessageId"/> returns the ids of the records.</param>
    /// <exception cref="ArgumentException"><paramref name="bodies"/> is null or empty, or a body is null.</exception>
    public static byte[] SqsToLambda(params string[] bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Length == 0)
        {
            throw new ArgumentException("A batch of a queue must have at least one record.", nameof(bodies));
        }

        return EventWriter.Write(bodies.Select((body, index) => new EventDelivery
        {
            Event = new PlainTextMessage { Text = body ?? throw new ArgumentNullException(nameof(bodies)) },
            Transports = [Queue(body, index)],
        }));
    }

    /// <summary>The payload of a Lambda function whose SQS queue subscribes to the topic of a notification rule.</summary>
    /// <param name="events">The events, one per record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] SnsToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(serviceEvent => FakeMessages.Sns(FakeMessages.Notification(serviceEvent)))]);
    }

    /// <summary>
    /// The payload of a Lambda function whose SQS queue subscribes to the topic of a notification rule. The subscription has raw
    /// message delivery, so each body is the notification itself.
    /// </summary>
    /// <param name="events">The events, one per record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] RawSnsToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(FakeMessages.Notification)]);
    }

    /// <summary>The payload of a Lambda function that is the target of an EventBridge rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    public static byte[] EventBridgeToLambda(ServiceEvent serviceEvent) => Encoding.UTF8.GetBytes(FakeMessages.EventBridge(serviceEvent));

    /// <summary>The payload of a Lambda function that subscribes to an SNS topic. The topic is the target of an EventBridge rule.</summary>
    /// <param name="serviceEvent">The event.</param>
    public static byte[] EventBridgeToSnsToLambda(ServiceEvent serviceEvent) => SnsToLambda(FakeMessages.EventBridge(serviceEvent));

    /// <summary>The payload of a Lambda function whose SQS queue is the target of an EventBridge rule.</summary>
    /// <param name="events">The events, one per record.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static byte[] EventBridgeToSqsToLambda(params ServiceEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return SqsToLambda([.. events.Select(FakeMessages.EventBridge)]);
    }

    /// <summary>The payload that a repository trigger passes to a Lambda function.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send events of this type.</exception>
    public static byte[] TriggerToLambda(CodeCommitEvent codeCommitEvent) => Encoding.UTF8.GetBytes(FakeMessages.Trigger(codeCommitEvent));

    /// <summary>The payload that a repository trigger passes to a Lambda function after one push of several references.</summary>
    /// <param name="sent">The result of <see cref="FakeRepository.Push"/>.</param>
    /// <exception cref="ArgumentException">The events do not belong to one push.</exception>
    public static byte[] TriggerToLambda(IEnumerable<CodeCommitEvent> sent) => Encoding.UTF8.GetBytes(FakeMessages.Trigger(sent));

    /// <summary>The payload of a Lambda function that subscribes to the SNS topic of a repository trigger.</summary>
    /// <param name="codeCommitEvent">A <see cref="ReferenceEvent"/> or a <see cref="TriggerTestEvent"/>.</param>
    /// <exception cref="ArgumentException">Triggers do not send events of this type.</exception>
    public static byte[] TriggerToSnsToLambda(CodeCommitEvent codeCommitEvent) => SnsToLambda(FakeMessages.Trigger(codeCommitEvent));

    /// <summary>
    /// The request to a web endpoint that subscribes to the topic of a notification rule. For other messages, use
    /// <see cref="FakeSnsSigner.Notification"/>.
    /// </summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="signer">The signer. The endpoint must trust its certificate.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FakeHttpRequest SnsToWeb(ServiceEvent serviceEvent, FakeSnsSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.Notification(FakeMessages.Notification(serviceEvent));
    }

    /// <summary>
    /// The request to a web endpoint that subscribes to the topic of a notification rule. The subscription has raw message delivery,
    /// so the body is the notification itself, without a signature.
    /// </summary>
    /// <param name="serviceEvent">The event.</param>
    public static FakeHttpRequest RawSnsToWeb(ServiceEvent serviceEvent)
    {
        var message = FakeMessages.Notification(serviceEvent);
        return FakeHttpRequest.Of(FakeTopic.Message(message), message, isRaw: true);
    }

    /// <summary>Returns the message id of a record of <see cref="SqsToLambda"/>. A partial batch response contains the message ids of failed records.</summary>
    /// <param name="body">The body.</param>
    /// <param name="index">The index of the record in its batch, starting at 0.</param>
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

#pragma warning disable CA5351 // SQS requires MD5 for this checksum. It is not used for security.
    private static string Md5(string body) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(body))).ToLowerInvariant();
#pragma warning restore CA5351
}
