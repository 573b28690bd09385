using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>An SNS message, as a Lambda function, a web endpoint or an SQS queue receives it.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">HTTP/HTTPS notification
/// JSON format</see> and <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Invoking Lambda functions
/// with SNS</see>. A repeated delivery has the same <see cref="MessageId"/>.
/// </remarks>
public sealed record SnsTransport : Transport
{
    /// <summary>Creates a message without fields.</summary>
    public SnsTransport()
    {
    }

    /// <param name="record">The Lambda record around the message; empty if there is none.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">The content of the message.</param>
    /// <param name="position">The position of the record, or of a message without a record, in a list.</param>
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
        SigningCertUrl = message.TakeCommonString(isSpelledAsInLambda ? "SigningCertUrl"u8 : "SigningCertURL"u8);
        UnsubscribeUrl = message.TakeCommonString(isSpelledAsInLambda ? "UnsubscribeUrl"u8 : "UnsubscribeURL"u8);
        MessageAttributes = message.TakeObjectMap("MessageAttributes"u8, SnsMessageAttributeValue.Read);
        AdditionalFields = JsonFields.Untaken(message);
        EventSource = record.TakeCommonString("EventSource"u8);
        EventVersion = record.TakeCommonString("EventVersion"u8);
        EventSubscriptionArn = record.TakeArn("EventSubscriptionArn"u8);
        RecordFields = JsonFields.Untaken(record);
    }

    /// <inheritdoc/>
    public override string Name => "sns";

    /// <summary>The type: <c>Notification</c>, <c>SubscriptionConfirmation</c> or <c>UnsubscribeConfirmation</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the message, a UUID. A repeated delivery has the same id.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ARN of the topic.</summary>
    public Arn? TopicArn { get; init; }

    /// <summary>The subject. Triggers send <c>UPDATE: AWS CodeCommit …</c>; notification rules send no subject.</summary>
    public string? Subject { get; init; }

    /// <summary>When the message was published. Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? Timestamp
    {
        get => AwsTimestamp.Parse(TimestampText);
        init => TimestampText = AwsTimestamp.FormatIsoMilliseconds(value);
    }

    /// <summary>The text of <c>Timestamp</c>, such as <c>2022-05-21T15:51:05.438Z</c>. The signature depends on this text.</summary>
    internal string? TimestampText { get; init; }

    /// <summary>The sequence number in a FIFO topic.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>The version of the signature: <c>1</c> for SHA-1, <c>2</c> for SHA-256. FIFO topics do not sign messages.</summary>
    public string? SignatureVersion { get; init; }

    /// <summary>The signature in Base64. The parser does not verify the signature.</summary>
    public string? Signature { get; init; }

    /// <summary>The URL of the signing certificate (<c>SigningCertURL</c>; in Lambda, <c>SigningCertUrl</c>). The parser does not verify the URL.</summary>
    public string? SigningCertUrl { get; init; }

    /// <summary>The URL that ends the subscription (<c>UnsubscribeURL</c>; in Lambda, <c>UnsubscribeUrl</c>). The parser does not verify the URL.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>The attributes of the message. The key is the name of the attribute.</summary>
    public ValueMap<SnsMessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>The <c>EventSource</c> of a Lambda record, <c>aws:sns</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The <c>EventVersion</c> of a Lambda record, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the subscription. Null if the message is not in a Lambda record.</summary>
    public Arn? EventSubscriptionArn { get; init; }

    /// <summary>The fields of a Lambda record that no other property contains, except <c>Sns</c>.</summary>
    public JsonFields RecordFields { get; init; } = JsonFields.Empty;

    /// <inheritdoc/>
    internal override string ContentPath => IsLambdaRecord ? "Sns.Message" : "Message";

    /// <summary>Whether the message is the <c>Sns</c> object of a Lambda record.</summary>
    internal bool IsLambdaRecord { get; init; }

    /// <summary>Whether the names of the URL fields have an unusual spelling: <c>…URL</c> in a Lambda record, or <c>…Url</c> elsewhere.</summary>
    private bool IsSpelledOtherwise { get; init; }

    /// <summary>
    /// Returns the message as a Lambda function receives it: as the <c>Sns</c> object of a record. The record is the first item of
    /// <c>Records</c>, unless <see cref="Transport.Position"/> is set.
    /// </summary>
    /// <param name="subscription">The ARN of the function's subscription. Null to keep <see cref="EventSubscriptionArn"/>.</param>
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

    private static bool IsSpelled(JsonCursor message, in FieldName signingCertUrl, in FieldName unsubscribeUrl) =>
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
        content.Control?.WriteDetail(writer);
        writer.Text("Timestamp", TimestampText);
        writer.Text("SequenceNumber", SequenceNumber);
        writer.Text("SignatureVersion", SignatureVersion);
        writer.Text("Signature", Signature);
        writer.Text(usesLambdaSpelling ? "SigningCertUrl" : "SigningCertURL", SigningCertUrl);
        writer.Text(usesLambdaSpelling ? "UnsubscribeUrl" : "UnsubscribeURL", UnsubscribeUrl);
        writer.ObjectMap("MessageAttributes", MessageAttributes, static (item, attribute) => attribute.Write(item));
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of the message: the <c>Sns</c> object of a Lambda record, or the message alone, as a queue or a web endpoint receives it.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "SNS message";

        public override bool Matches(in JsonCursor value, ObjectPlace place) => value.Has("Sns"u8, JsonTokenType.StartObject) || IsMessage(value);

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var isLambdaRecord = value.Has("Sns"u8, JsonTokenType.StartObject);
            var message = isLambdaRecord ? Take(value, "Sns"u8) : value;
            var content = Take(message, "Message"u8);
            if (content.Type is not (JsonTokenType.String or JsonTokenType.StartObject))
            {
                return new("The field Message of the SNS message is missing, or is neither a string nor an object.");
            }

            var control = SnsControlMessageReader.Read(message, content);
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
