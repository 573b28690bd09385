using System.Globalization;
using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>An SQS message, as a Lambda function or an EventBridge pipe receives it.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</see>.</remarks>
public sealed record SqsTransport : Transport
{
    /// <summary>Creates a message without fields.</summary>
    public SqsTransport()
    {
    }

    private SqsTransport(JsonCursor record, JsonCursor body, RecordPosition? position)
    {
        Position = position;
        IsInline = !body.IsString;
        MessageId = record.TakeString("messageId"u8);
        ReceiptHandle = record.TakeString("receiptHandle"u8);
        Attributes = record.TakeMap("attributes"u8);
        MessageAttributes = record.TakeObjectMap("messageAttributes"u8, SqsMessageAttributeValue.Read);
        Md5OfBody = record.TakeString("md5OfBody"u8);
        Md5OfMessageAttributes = record.TakeString("md5OfMessageAttributes"u8);
        EventSource = record.TakeCommonString("eventSource"u8);
        EventSourceArn = record.TakeArn("eventSourceARN"u8);
        AwsRegion = record.TakeCommonString("awsRegion"u8);
        AdditionalFields = JsonFields.Untaken(record);
    }

    /// <inheritdoc/>
    public override string Name => "sqs";

    /// <summary>The id of the SQS message, a UUID. A partial batch response contains this id. An SNS message in the body has a different id.</summary>
    public string? MessageId { get; init; }

    /// <summary>The receipt handle, which is needed to delete the message.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>The system attributes. The key is the name of the attribute, such as <c>ApproximateReceiveCount</c>.</summary>
    public ValueMap<string>? Attributes { get; init; }

    /// <summary>The attributes that the sender added. The key is the name of the attribute.</summary>
    public ValueMap<SqsMessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>The MD5 sum of the body, in hexadecimal digits.</summary>
    public string? Md5OfBody { get; init; }

    /// <summary>The MD5 sum of the sender's attributes, in hexadecimal digits.</summary>
    public string? Md5OfMessageAttributes { get; init; }

    /// <summary>The event source, <c>aws:sqs</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the queue.</summary>
    public Arn? EventSourceArn { get; init; }

    /// <summary>The region of the queue.</summary>
    public string? AwsRegion { get; init; }

    /// <summary>How many times the message was received, including this delivery. Null if the number is unknown.</summary>
    public int? ApproximateReceiveCount => NumberOf("ApproximateReceiveCount") is { } count and <= int.MaxValue ? (int)count : null;

    /// <summary>When the message was sent to the queue. Null if the time is unknown.</summary>
    public DateTimeOffset? SentTimestamp =>
        NumberOf("SentTimestamp") is { } milliseconds and <= 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The id of the message group. Null if there is none.</summary>
    public string? MessageGroupId => Attributes?.GetValueOrDefault("MessageGroupId");

    /// <inheritdoc/>
    internal override string ContentPath => "body";

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Text("messageId", MessageId);
        writer.Text("receiptHandle", ReceiptHandle);
        content.Write(writer, "body", IsInline);
        writer.Map("attributes", Attributes);
        writer.ObjectMap("messageAttributes", MessageAttributes, static (item, attribute) => attribute.Write(item));
        writer.Text("md5OfBody", Md5OfBody);
        writer.Text("md5OfMessageAttributes", Md5OfMessageAttributes);
        writer.Text("eventSource", EventSource);
        writer.Text("eventSourceARN", EventSourceArn?.Value);
        writer.Text("awsRegion", AwsRegion);
        writer.Additional(AdditionalFields);
    }

    private long? NumberOf(string attribute) =>
        long.TryParse(Attributes?.GetValueOrDefault(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The form of the message: a Lambda record, an item of an EventBridge pipe, or a single message.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "SQS body";

        public override bool Matches(in JsonCursor value, ObjectPlace place) =>
            value.Find("body"u8).Type != JsonTokenType.None
            && (place == ObjectPlace.ListItem || value.Has("messageId"u8, JsonTokenType.String) || value.Has("receiptHandle"u8, JsonTokenType.String));

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var body = Take(value, "body"u8);
            return new(new SqsTransport(value, body, position), body);
        }
    }
}
