using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A message of an SNS topic, as received by a Lambda function, a web endpoint or an SQS queue.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">HTTP/HTTPS notification
/// JSON format</see> and <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Invoking Lambda functions
/// with SNS</see>. A message that is delivered again has the same <see cref="MessageId"/>.
/// </remarks>
public sealed record SnsTransport : Transport
{
    /// <summary>Creates a message without fields.</summary>
    public SnsTransport()
    {
    }

    /// <param name="record">The Lambda record with the message. Empty if there is none.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">The content of the message.</param>
    /// <param name="position">The position of the record in its list; without a record, that of the message.</param>
    private SnsTransport(JsonCursor record, JsonCursor message, JsonCursor content, RecordPosition? position)
    {
        var isLambdaRecord = record.IsObject;
        var isSpelledAsInLambda = IsSpelled(message, "SigningCertUrl"u8, "UnsubscribeUrl"u8)
            || (isLambdaRecord && !IsSpelled(message, "SigningCertURL"u8, "UnsubscribeURL"u8));
        Position = position;
        IsInline = !content.IsString;
        IsLambdaRecord = isLambdaRecord;
        IsSpelledOtherwise = isSpelledAsInLambda != isLambdaRecord;
        Type = message.TakeCommonString("Type"u8);
        MessageId = message.TakeString("MessageId"u8);
        TopicArn = message.TakeArn("TopicArn"u8);
        Subject = message.TakeString("Subject"u8);
        TimestampText = message.TakeString("Timestamp"u8);
        SequenceNumber = message.TakeString("SequenceNumber"u8);
        SignatureVersion = message.TakeCommonString("SignatureVersion"u8);
        Signature = message.TakeString("Signature"u8);
        SigningCertUrl = message.TakeString(isSpelledAsInLambda ? "SigningCertUrl"u8 : "SigningCertURL"u8);
        UnsubscribeUrl = message.TakeString(isSpelledAsInLambda ? "UnsubscribeUrl"u8 : "UnsubscribeURL"u8);
        MessageAttributes = message.TakeObjectMap("MessageAttributes"u8, SnsMessageAttributeValue.Read);
        AdditionalFields = JsonFields.Untaken(message);
        EventSource = record.TakeCommonString("EventSource"u8);
        EventVersion = record.TakeCommonString("EventVersion"u8);
        EventSubscriptionArn = record.TakeArn("EventSubscriptionArn"u8);
        RecordFields = JsonFields.Untaken(record);
    }

    /// <inheritdoc/>
    public override string Name => "sns";

    /// <summary>The type of the message: <c>Notification</c>, <c>SubscriptionConfirmation</c> or <c>UnsubscribeConfirmation</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the message, a UUID. It stays the same if the message is delivered again.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ARN of the topic.</summary>
    public Arn? TopicArn { get; init; }

    /// <summary>The subject, such as <c>UPDATE: AWS CodeCommit …</c> from triggers. Null from notification rules.</summary>
    public string? Subject { get; init; }

    /// <summary>When the message was published. Null if the field is missing or is not a valid time; an invalid value is written back unchanged.</summary>
    public DateTimeOffset? Timestamp
    {
        get => AwsTimestamp.Parse(TimestampText);
        init => TimestampText = AwsTimestamp.FormatIsoMilliseconds(value);
    }

    /// <summary>The value of <c>Timestamp</c>, such as <c>2022-05-21T15:51:05.438Z</c>. The signature covers this text.</summary>
    internal string? TimestampText { get; init; }

    /// <summary>The sequence number in a FIFO topic.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The version of the signature: <c>1</c> for SHA-1, <c>2</c> for SHA-256. Null for FIFO topics, which do not sign.</summary>
    public string? SignatureVersion { get; init; }

    /// <summary>The signature in Base64. The parser does not verify it.</summary>
    public string? Signature { get; init; }

    /// <summary>The URL of the signing certificate, as received (<c>SigningCertURL</c>; in Lambda <c>SigningCertUrl</c>).</summary>
    public string? SigningCertUrl { get; init; }

    /// <summary>The URL that ends the subscription, as received (<c>UnsubscribeURL</c>; in Lambda <c>UnsubscribeUrl</c>).</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>The message attributes by name.</summary>
    public ValueMap<SnsMessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>The <c>EventSource</c> of a Lambda record, <c>aws:sns</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The <c>EventVersion</c> of a Lambda record, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the subscription (<c>EventSubscriptionArn</c>). Only in a Lambda record.</summary>
    public Arn? EventSubscriptionArn { get; init; }

    /// <summary>JSON fields of the Lambda record that this type has no property for.</summary>
    public JsonFields RecordFields { get; init; } = JsonFields.Empty;

    /// <inheritdoc/>
    internal override string ContentPath => IsLambdaRecord ? "Sns.Message" : "Message";

    /// <summary>Whether the message is the <c>Sns</c> property of a Lambda record.</summary>
    internal bool IsLambdaRecord { get; init; }

    /// <summary>Whether the URL fields have the spelling of the other form.</summary>
    private bool IsSpelledOtherwise { get; init; }

    /// <summary>Returns the same message as a Lambda function receives it: in the <c>Sns</c> property of a record. A message that is not in a list becomes the first item of <c>Records</c>.</summary>
    /// <param name="subscription">The ARN of the function's subscription. Null keeps <see cref="EventSubscriptionArn"/>.</param>
    public SnsTransport ToLambdaRecord(Arn? subscription = null) => this with
    {
        IsLambdaRecord = true,
        Position = Position ?? new RecordPosition(),
        EventSource = "aws:sns",
        EventVersion = "1.0",
        EventSubscriptionArn = subscription ?? EventSubscriptionArn,
    };

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        if (!IsLambdaRecord)
        {
            WriteMessage(writer, content);
            return;
        }

        writer.Text("EventSource", EventSource);
        writer.Text("EventVersion", EventVersion);
        writer.Text("EventSubscriptionArn", EventSubscriptionArn?.Value);
        writer.Object("Sns", this, (sns, message) => message.WriteMessage(sns, content));
        writer.Additional(RecordFields);
    }

    private static bool IsSpelled(JsonCursor message, ReadOnlySpan<byte> signingCertUrl, ReadOnlySpan<byte> unsubscribeUrl) =>
        message.Find(signingCertUrl).IsString || message.Find(unsubscribeUrl).IsString;

    private void WriteMessage(FieldWriter writer, TransportContent content)
    {
        var usesLambdaSpelling = IsLambdaRecord != IsSpelledOtherwise;
        writer.Text("Type", Type);
        writer.Text("MessageId", MessageId);
        writer.Text("TopicArn", TopicArn?.Value);
        Action<string, string?> writeSubject = IsLambdaRecord ? writer.TextOrNull : writer.Text;
        writeSubject("Subject", Subject);
        content.Write(writer, "Message", IsInline);
        if (content.Event is SnsControlMessage control)
        {
            control.WriteDetail(writer);
        }

        writer.Text("Timestamp", TimestampText);
        writer.Text("SequenceNumber", SequenceNumber);
        writer.Text("SignatureVersion", SignatureVersion);
        writer.Text("Signature", Signature);
        writer.Text(usesLambdaSpelling ? "SigningCertUrl" : "SigningCertURL", SigningCertUrl);
        writer.Text(usesLambdaSpelling ? "UnsubscribeUrl" : "UnsubscribeURL", UnsubscribeUrl);
        writer.ObjectMap("MessageAttributes", MessageAttributes, static (item, attribute) => attribute.Write(item));
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of a Lambda record, or of a message as a queue or web endpoint receives it.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "SNS message";

        public override bool Matches(JsonCursor value, ObjectPlace place) => value.Has("Sns"u8, JsonTokenType.StartObject) || IsMessage(value);

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var isLambdaRecord = value.Has("Sns"u8, JsonTokenType.StartObject);
            var message = isLambdaRecord ? Take(value, "Sns"u8) : value;
            var content = Take(message, "Message"u8);
            if (content.Type is not (JsonTokenType.String or JsonTokenType.StartObject))
            {
                return new("The SNS message has no Message field.");
            }

            var control = SnsControlMessages.Read(message, content);
            var transport = new SnsTransport(isLambdaRecord ? value : default, message, content, position);
            return control is null ? new(transport, content) : new(transport, content, control);
        }

        private static bool IsMessage(JsonCursor value)
        {
            var type = value.Find("Type"u8);
            return type.TextEquals("Notification"u8) || type.TextEquals("SubscriptionConfirmation"u8) || type.TextEquals("UnsubscribeConfirmation"u8)
                || (value.Has("TopicArn"u8, JsonTokenType.String) && value.Has("Message"u8, JsonTokenType.String));
        }
    }
}
