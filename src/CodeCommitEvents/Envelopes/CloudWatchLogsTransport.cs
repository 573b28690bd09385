using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A log event of CloudWatch Logs, in the decoded data of a subscription filter. Its message is the text of an event.</summary>
/// <remarks>
/// The fields beside the list, such as <c>logGroup</c>, are in the <see cref="RecordPosition.AdditionalFields"/> of
/// <see cref="Transport.Position"/>. A Lambda function receives the data compressed: decompress it before you parse it. Source:
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html">Using CloudWatch Logs subscription filters</see>.
/// </remarks>
public sealed record CloudWatchLogsTransport : Transport
{
    /// <summary>Creates a log event without fields.</summary>
    public CloudWatchLogsTransport()
    {
    }

    private CloudWatchLogsTransport(JsonCursor value, RecordPosition? position)
    {
        Position = position;
        Id = value.TakeString("id"u8);
        TimestampMilliseconds = value.TakeNumber("timestamp"u8);
        AdditionalFields = JsonFields.Untaken(value);
    }

    /// <inheritdoc/>
    public override string Name => "cloudWatchLogs";

    /// <summary>The id of the log event.</summary>
    public string? Id { get; init; }

    /// <summary>When the log event was written, in milliseconds since 1970 (<c>timestamp</c>).</summary>
    public long? TimestampMilliseconds { get; init; }

    /// <inheritdoc/>
    internal override string ContentPath => "message";

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Text("id", Id);
        writer.Number("timestamp", TimestampMilliseconds);
        content.Write(writer, "message", IsInline);
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of an item of <c>logEvents</c>.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "log event";

        public override bool Matches(in JsonCursor value, ObjectPlace place) =>
            place == ObjectPlace.LogEvent && value.Has("message"u8, JsonTokenType.String);

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var message = Take(value, "message"u8);
            return new(new CloudWatchLogsTransport(value, position), message);
        }
    }
}
