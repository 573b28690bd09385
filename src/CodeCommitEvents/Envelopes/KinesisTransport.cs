using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A record of a Kinesis data stream, as a Lambda function receives it. The data of the record, in Base64, contains the message.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Using Lambda to process records from Amazon Kinesis Data Streams</see>.</remarks>
public sealed record KinesisTransport : Transport
{
    /// <summary>Creates a record without fields.</summary>
    public KinesisTransport()
    {
    }

    private KinesisTransport(JsonCursor record, JsonCursor kinesis, RecordPosition? position)
    {
        Position = position;
        KinesisSchemaVersion = kinesis.TakeString("kinesisSchemaVersion"u8);
        PartitionKey = kinesis.TakeString("partitionKey"u8);
        SequenceNumber = kinesis.TakeString("sequenceNumber"u8);
        ApproximateArrivalTimestampJson = kinesis.TakeRaw("approximateArrivalTimestamp"u8);
        KinesisFields = JsonFields.Untaken(kinesis);
        EventId = record.TakeString("eventID"u8);
        EventName = record.TakeCommonString("eventName"u8);
        EventVersion = record.TakeCommonString("eventVersion"u8);
        InvokeIdentityArn = record.TakeArn("invokeIdentityArn"u8);
        EventSource = record.TakeCommonString("eventSource"u8);
        EventSourceArn = record.TakeArn("eventSourceARN"u8);
        AwsRegion = record.TakeCommonString("awsRegion"u8);
        AdditionalFields = JsonFields.Untaken(record);
    }

    /// <inheritdoc/>
    public override string Name => "kinesis";

    /// <summary>The version of the record format, <c>1.0</c>.</summary>
    public string? KinesisSchemaVersion { get; init; }

    /// <summary>The partition key.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The sequence number of the record in its shard.</summary>
    public string? SequenceNumber { get; init; }

    /// <summary>When the record arrived: a JSON number with the seconds since 1970, and a fraction.</summary>
    public string? ApproximateArrivalTimestampJson { get; init; }

    /// <summary>The fields of <c>kinesis</c> that no other property contains, except <c>data</c>.</summary>
    public JsonFields KinesisFields { get; init; } = JsonFields.Empty;

    /// <summary>The id of the record: the shard and the sequence number (<c>eventID</c>). A repeated delivery has the same id.</summary>
    public string? EventId { get; init; }

    /// <summary>The name of the event, <c>aws:kinesis:record</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The version of the event format, <c>1.0</c>.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The ARN of the role with which Lambda reads the stream.</summary>
    public Arn? InvokeIdentityArn { get; init; }

    /// <summary>The event source, <c>aws:kinesis</c>.</summary>
    public string? EventSource { get; init; }

    /// <summary>The ARN of the stream.</summary>
    public Arn? EventSourceArn { get; init; }

    /// <summary>The region of the stream.</summary>
    public string? AwsRegion { get; init; }

    /// <inheritdoc/>
    internal override string ContentPath => "kinesis.data";

    internal override bool IsBase64 => true;

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Object("kinesis", this, (kinesis, record) =>
        {
            kinesis.Text("kinesisSchemaVersion", record.KinesisSchemaVersion);
            kinesis.Text("partitionKey", record.PartitionKey);
            kinesis.Text("sequenceNumber", record.SequenceNumber);
            content.WriteBase64(kinesis, "data");
            kinesis.Raw("approximateArrivalTimestamp", record.ApproximateArrivalTimestampJson);
            kinesis.Additional(record.KinesisFields);
        });
        writer.Text("eventID", EventId);
        writer.Text("eventName", EventName);
        writer.Text("eventVersion", EventVersion);
        writer.Text("invokeIdentityArn", InvokeIdentityArn?.Value);
        writer.Text("eventSource", EventSource);
        writer.Text("eventSourceARN", EventSourceArn?.Value);
        writer.Text("awsRegion", AwsRegion);
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of a record in the list that a Lambda function receives.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "Kinesis data";

        public override bool Matches(in JsonCursor value, ObjectPlace place) =>
            value.Has("kinesis"u8, JsonTokenType.StartObject) && value.Find("kinesis"u8).Has("data"u8, JsonTokenType.String);

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var kinesis = Take(value, "kinesis"u8);
            var data = Take(kinesis, "data"u8);
            return new(new KinesisTransport(value, kinesis, position), data);
        }
    }
}
