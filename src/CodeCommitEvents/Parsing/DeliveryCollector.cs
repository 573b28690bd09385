using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Collects the deliveries of a payload.</summary>
internal sealed class DeliveryCollector(EventParserOptions options)
{
    /// <summary>The number of faults with a position in one payload. To find a position takes as long as to read thousands of bytes.</summary>
    private const int MostPositions = 32;

    private readonly List<EventDelivery> items = new(1);
    private int positions;
    private int startOfRecord;

    public IReadOnlyList<EventDelivery> Items => items;

    /// <summary>The <see cref="UnreadableMessage.Reason"/> of a message that is nested in too many transports.</summary>
    public string NestingReason => $"The message is inside more transports than {nameof(EventParserOptions.MaxNesting)} allows ({options.MaxNesting}).";

    public int MaxDepth => options.MaxDepth;

    /// <summary>Returns why a text could not be read. The text has no subject, for example "ends early: line 1, byte 12".</summary>
    public string FaultOf(ReadOnlySpan<byte> json) => positions++ < MostPositions
        ? JsonFault.Of(json, MaxDepth).Message
        : JsonFault.WithoutPosition(json, MaxDepth);

    /// <summary>Whether the current record has as many deliveries as the options allow.</summary>
    public bool IsFull => items.Count - startOfRecord >= options.MaxDeliveries;

    /// <summary>Starts a record of the outermost list. Each of these records has its own limit, so that one record cannot displace another.</summary>
    public void StartRecord() => startOfRecord = items.Count;

    /// <param name="serviceEvent">The event.</param>
    /// <param name="message">The JSON of the event, including the envelope.</param>
    /// <param name="place">The place of the event in the payload.</param>
    /// <param name="envelope">The envelope, if there is one.</param>
    public void Add(ServiceEvent serviceEvent, JsonCursor message, in PayloadLocation place, EventEnvelope? envelope = null) =>
        Add(serviceEvent, TextToKeep(message), place, envelope);

    /// <param name="serviceEvent">The event.</param>
    /// <param name="rawText">The original text. Null if it is not kept.</param>
    /// <param name="place">The place of the event in the payload.</param>
    /// <param name="envelope">The envelope, if there is one.</param>
    public void Add(ServiceEvent serviceEvent, string? rawText, in PayloadLocation place, EventEnvelope? envelope) => items.Add(new EventDelivery
    {
        Event = serviceEvent,
        Envelope = envelope,
        Transports = place.Transports.Length == 0 ? ValueList<Transport>.Empty : new ValueList<Transport>(place.Transports),
        Position = place.Position,
        RawText = rawText,
    });

    public string? TextToKeep(JsonCursor message) => options.KeepRawText ? TextOf(message) : null;

    public void AddPlainText(string text, in PayloadLocation place) =>
        Add(new PlainTextMessage { Text = text }, options.KeepRawText ? text : null, place, envelope: null);

    /// <summary>Adds JSON without a known form. A record of SQS, SNS or CodeCommit is added as unreadable, because a readable record has a known form.</summary>
    public void AddForeign(JsonCursor value, in PayloadLocation place)
    {
        var source = value.Find("eventSource"u8) is { IsString: true } name ? name : value.Find("EventSource"u8);
        if (source.TextEquals("aws:sqs"u8) || source.TextEquals("aws:sns"u8) || source.TextEquals("aws:codecommit"u8))
        {
            AddUnreadable(value.RawText(), place, "record", $"The record of {source.GetString()} does not have the content of that source.");
        }
        else
        {
            Add(new ForeignEvent { Source = source.IsString ? source.GetString() : null, Json = TextOf(value)! }, value, place);
        }
    }

    /// <summary>
    /// Adds one message for the items of a list that are beyond the limit of the current record. The text of the message is the rest of the
    /// list as received, so that nothing is lost, nothing is repeated, and a short text with very many items does not need much memory.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="first">The first item that was not read.</param>
    /// <param name="place">The place of that item; for a trigger, the place of the record.</param>
    /// <param name="within">The path of the item from its place. Empty for the place itself.</param>
    /// <param name="envelope">The envelope, if there is one.</param>
    public void AddRest(JsonCursor list, JsonCursor first, in PayloadLocation place, string within = "", EventEnvelope? envelope = null) => AddUnreadable(
        Encoding.UTF8.GetString(list.RestFrom(first)),
        place,
        "list of records",
        string.Create(CultureInfo.InvariantCulture, $"The record has more deliveries than {nameof(EventParserOptions.MaxDeliveries)} allows ({options.MaxDeliveries}). The text is the rest of the list."),
        within,
        envelope);

    public void AddUnreadable(
        string text, in PayloadLocation place, string layer, string reason, string within = "", EventEnvelope? envelope = null)
    {
        var path = EventDelivery.PathOf(place.Transports, place.Position);
        var unreadable = new UnreadableMessage
        {
            Text = text,
            Layer = layer,
            JsonPath = EventDelivery.Join(path, within),
            Reason = reason,
        };
        Add(unreadable, rawText: null, place, envelope);
    }

    private static string? TextOf(JsonCursor message) =>
        message.IsString ? message.GetString() : message.Type == JsonTokenType.None ? null : message.RawText();
}
