using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Parsing;

/// <summary>The deliveries found so far.</summary>
internal sealed class DeliveryList(EventParserOptions options)
{
    private readonly List<EventDelivery> items = new(1);

    public IReadOnlyList<EventDelivery> Items => items;

    public bool IsFull => items.Count >= options.MaxDeliveries;

    /// <param name="serviceEvent">The event.</param>
    /// <param name="message">What it was read from, envelope included.</param>
    /// <param name="place">Where that lies.</param>
    /// <param name="envelope">The envelope, if there is one.</param>
    public void Add(ServiceEvent serviceEvent, JsonCursor message, in Place place, EventEnvelope? envelope = null) => items.Add(new EventDelivery
    {
        Event = serviceEvent,
        Envelope = envelope,
        Transports = place.Transports.Length == 0 ? ValueList<Transport>.Empty : new ValueList<Transport>(place.Transports),
        Position = place.Position,
        RawText = options.KeepRawText ? TextOf(message) : null,
    });

    /// <summary>An object that is none of ours: a record that names its source, or one of no known shape.</summary>
    public void AddForeign(JsonCursor value, in Place place)
    {
        var source = value.Find("eventSource"u8) is { IsString: true } name ? name : value.Find("EventSource"u8);
        if (source.IsString)
        {
            Add(new ForeignEvent { Source = source.GetString(), Json = TextOf(value)! }, value, place);
        }
        else
        {
            AddUnrecognized(value, place);
        }
    }

    public void AddUnrecognized(JsonCursor value, in Place place) =>
        Add(new UnrecognizedMessage { Json = TextOf(value)! }, value, place);

    public void AddUnreadable(ReadOnlySpan<byte> text, in Place place, string layer, string reason, EventEnvelope? envelope = null) => Add(
        new UnreadableMessage
        {
            Text = Encoding.UTF8.GetString(text),
            Layer = layer,
            JsonPath = EventDelivery.PathOf(place.Transports, place.Position),
            Reason = reason,
        },
        default,
        place,
        envelope);

    public void AddUnreadable(JsonCursor text, in Place place, string layer, string reason) =>
        AddUnreadable(Encoding.UTF8.GetBytes(text.GetString()), place, layer, reason);

    /// <summary>A text that starts as JSON and is none: broken, or after all prose.</summary>
    public void AddBrokenText(JsonCursor text, in Place place, string layer, JsonException exception)
    {
        if (EmbeddedJson.IsBroken(text.Utf8))
        {
            AddUnreadable(text, place, layer, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The text is not one complete JSON value within the limits: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}."));
        }
        else
        {
            Add(new PlainTextMessage { Text = text.GetString() }, text, place);
        }
    }

    private static string? TextOf(JsonCursor message) =>
        message.IsString ? message.GetString() : message.Type == JsonTokenType.None ? null : Encoding.UTF8.GetString(message.RawUtf8);
}
