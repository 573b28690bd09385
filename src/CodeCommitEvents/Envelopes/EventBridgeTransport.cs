using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>
/// An EventBridge event that somebody else than AWS put on a bus, and whose <c>detail</c> is or contains the message: a re-published event,
/// an event that came through a pipe, or the record of a Lambda destination.
/// </summary>
/// <remarks>
/// Whoever has the permission <c>events:PutEvents</c> for the bus can send such an event with any content: see
/// <c>EventDelivery.IsRepublished</c>. Only AWS can send events whose source starts with <c>aws.</c>. Source:
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">PutEventsRequestEntry</see>.
/// </remarks>
public sealed record EventBridgeTransport : Transport
{
    /// <summary>Creates an event without fields.</summary>
    public EventBridgeTransport() => IsInline = true;

    private EventBridgeTransport(JsonCursor value, JsonCursor detail, RecordPosition? position)
    {
        Position = position;
        IsInline = !detail.IsString;
        Version = value.TakeCommonString("version"u8);
        Id = value.TakeString("id"u8);
        DetailType = value.TakeCommonString("detail-type"u8);
        Source = value.TakeCommonString("source"u8);
        Account = value.TakeCommonString("account"u8);
        TimeText = value.TakeString("time"u8);
        Region = value.TakeCommonString("region"u8);
        Resources = value.TakeTexts("resources"u8);
        AdditionalFields = JsonFields.Untaken(value);
    }

    /// <inheritdoc/>
    public override string Name => "eventBridge";

    /// <summary>The version of the event format, <c>0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The id of the event, a UUID. The event in <c>detail</c> has a different id.</summary>
    public string? Id { get; init; }

    /// <summary>The detail type, such as <c>Event from aws:sqs</c> for a pipe.</summary>
    public string? DetailType { get; init; }

    /// <summary>Who put the event on the bus, such as <c>acme.ci</c>, <c>Pipe my-pipe</c> or <c>lambda</c>. The sender chooses this text.</summary>
    public string? Source { get; init; }

    /// <summary>The id of the account that put the event on the bus.</summary>
    public string? Account { get; init; }

    /// <summary>When the event was put on the bus. Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? Time
    {
        get => AwsTimestamp.Parse(TimeText);
        init => TimeText = AwsTimestamp.FormatIso(value);
    }

    /// <summary>The region of the bus.</summary>
    public string? Region { get; init; }

    /// <summary>The ARNs that the sender named.</summary>
    public ValueList<string>? Resources { get; init; }

    /// <summary>The text of <c>time</c>.</summary>
    internal string? TimeText { get; init; }

    /// <inheritdoc/>
    internal override string ContentPath => "detail";

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Text("version", Version);
        writer.Text("id", Id);
        writer.Text("detail-type", DetailType);
        writer.Text("source", Source);
        writer.Text("account", Account);
        writer.Text("time", TimeText);
        writer.Text("region", Region);
        writer.Texts("resources", Resources);
        content.Write(writer, "detail", IsInline);
        writer.Additional(AdditionalFields);
    }

    /// <summary>The form of the event. <c>PayloadForms</c> checks whether its <c>detail</c> contains a message.</summary>
    /// <param name="containsMessage">Searches a message in the detail.</param>
    internal sealed class Form(MessageSearch containsMessage) : TransportForm
    {
        public override string Layer => "event detail";

        public override bool Matches(in JsonCursor value, ObjectPlace place)
        {
            // The search in an object without a known form visits the detail of this event, too. A second search from here would take exponential time.
            if (place == ObjectPlace.Property)
            {
                return false;
            }

            var source = value.Find("source"u8);
            var detail = value.Find("detail"u8);
            return source.IsString && !source.Utf8.StartsWith("aws."u8)
                && value.Has("detail-type"u8, JsonTokenType.String)
                && detail.Type is JsonTokenType.StartObject or JsonTokenType.String
                && containsMessage(detail, IsOfCodeSuite(value.Find("detail-type"u8)));
        }

        /// <summary>Whether the detail type is one of CodeCommit or CodeBuild. Under another detail type, a detail with the field <c>event</c> is something else.</summary>
        private static bool IsOfCodeSuite(JsonCursor detailType) =>
            detailType.Utf8.StartsWith("CodeCommit "u8) || detailType.Utf8.StartsWith("CodeBuild "u8);

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var detail = Take(value, "detail"u8);
            return new(new EventBridgeTransport(value, detail, position), detail);
        }
    }
}

/// <summary>Whether a value is or contains an object with a known form.</summary>
/// <param name="value">The value.</param>
/// <param name="countsDetail">Whether the details of an event alone, without an envelope, count.</param>
internal delegate bool MessageSearch(JsonCursor value, bool countsDetail);
