using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Reads and writes a delivery as a JSON object. The object contains a payload with this event alone, and the information that is not in the payload.</summary>
/// <remarks>
/// <para>The object has these properties:</para>
/// <list type="bullet">
/// <item><c>payload</c>: the payload that <see cref="EventWriter"/> writes. A payload that is not an object or array, or is nested deeper
/// than 32 levels, is stored as a string.</item>
/// <item><c>indexes</c>: the index of the event in each list that contains it, from the outermost list to the innermost. For a trigger, the
/// index of the reference follows. Absent if all indexes are 0.</item>
/// <item><c>event</c>: the event. Absent if the parser reads an equal event from the payload.</item>
/// <item><c>rawText</c>: the text that was kept because of <c>EventParserOptions.KeepRawText</c>. Absent if no text was kept.</item>
/// </list>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventDeliveryJsonConverter : JsonConverter<EventDelivery>, IElementConverter<EventDelivery>
{
    /// <summary>Half of the default maximum depth of System.Text.Json. The other half is for the objects around the delivery.</summary>
    private const int MaxDepth = 32;

    /// <summary>The largest limits, so that a payload that was parsed with any options can be parsed again.</summary>
    private static readonly EventParserOptions NoLimits = new() { MaxPayloadBytes = int.MaxValue, MaxDepth = 512, MaxNesting = int.MaxValue };

    /// <summary>
    /// An SNS message without content, written in place of the event if a payload with the event itself is not read as the same delivery.
    /// The parser recognizes every transport around this message, and unwraps nothing from it. Because of <c>requestPayload</c>, an object
    /// that contains the message as <c>detail</c> is not read as an EventBridge event.
    /// </summary>
    private static readonly UnreadableMessage Placeholder = new() { Text = """{"Type":"Notification","requestPayload":null}""", Layer = "", JsonPath = "", Reason = "" };

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not a delivery.</exception>
    public override EventDelivery Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        using var tape = JsonTape.Read(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()), JsonTape.AnyDepth);
        var value = tape.Root;
        var payload = value.Find("payload"u8);
        if (payload.Type == JsonTokenType.None || Parse(payload.IsString ? Encoding.UTF8.GetBytes(payload.GetString()) : payload.RawUtf8) is not { } read)
        {
            throw new JsonException("The JSON of a delivery must have a payload with exactly one event.");
        }

        var serviceEvent = value.Find("event"u8);
        return Restore(read, value.Find("indexes"u8)) with
        {
            Event = serviceEvent.IsObject ? EventJson.Read(serviceEvent) : read.Event,
            RawText = value.TakeString("rawText"u8),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The delivery has a transport or an envelope that the parser does not recognize, such as an <c>SqsTransport</c> without an id. The parser never returns such a delivery.</exception>
    public override void Write(Utf8JsonWriter writer, EventDelivery value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var first = DeliveryIndexes.First(value) with { RawText = null };
        if (!TryCompose(first, first.Event, out var payload, out var read) && !TryCompose(first, Placeholder, out payload, out read))
        {
            throw new JsonException("The delivery has a transport or an envelope that the parser does not recognize, so the delivery could not be read from its JSON.");
        }

        writer.WriteStartObject();
        writer.WritePropertyName("payload"u8);
        WritePayload(writer, payload);
        WriteIndexes(writer, DeliveryIndexes.Of(value));
        if (read != value.Event)
        {
            writer.WriteStartObject("event"u8);
            EventJson.Write(new FieldWriter(writer), value.Event);
            writer.WriteEndObject();
        }

        new FieldWriter(writer).Text("rawText", value.KeptText);
        writer.WriteEndObject();
    }

    /// <summary>Writes the event in the transports and the envelope of the delivery. Returns false if the parser reads other transports or another envelope from that payload.</summary>
    private static bool TryCompose(EventDelivery first, ServiceEvent serviceEvent, out byte[] payload, out ServiceEvent? read)
    {
        (payload, read) = ([], null);
        try
        {
            payload = EventWriter.Write(first with { Event = serviceEvent });
        }
        catch (ArgumentException)
        {
            // Triggers do not send this event.
            return false;
        }

        var delivery = Parse(payload);
        read = delivery?.Event;
        return delivery is not null && delivery with { Event = first.Event } == first;
    }

    private static EventDelivery? Parse(ReadOnlySpan<byte> payload) =>
        EventParser.TryParse(payload, NoLimits, out var deliveries) && deliveries is [var only] ? only : null;

    private static void WritePayload(Utf8JsonWriter writer, byte[] payload)
    {
        try
        {
            using var tape = JsonTape.Read(payload, MaxDepth);
            if (tape.Root.IsObject || tape.Root.IsArray)
            {
                writer.WriteRawValue(payload, skipInputValidation: true);
                return;
            }
        }
        catch (JsonException)
        {
            // The payload is plain text, or is nested too deeply.
        }

        JsonTextWriter.Write(writer, Encoding.UTF8.GetString(payload));
    }

    private static void WriteIndexes(Utf8JsonWriter writer, int[] indexes)
    {
        if (indexes.AsSpan().ContainsAnyExcept(0))
        {
            writer.WriteStartArray("indexes"u8);
            Array.ForEach(indexes, writer.WriteNumberValue);
            writer.WriteEndArray();
        }
    }

    private static EventDelivery Restore(EventDelivery read, JsonCursor indexes)
    {
        if (!indexes.IsArray)
        {
            return read;
        }

        var numbers = new List<int>();
        foreach (var index in indexes)
        {
            if (index.Type != JsonTokenType.Number || !JsonNumber.TryGetWhole(index.Utf8, out var number) || number is < 0 or > int.MaxValue)
            {
                throw new JsonException("Each index of a delivery must be a whole number that is not negative.");
            }

            numbers.Add((int)number);
        }

        return DeliveryIndexes.Restore(read, numbers) ?? throw new JsonException("A delivery must have one index for each list in its payload.");
    }
}
