using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON of a delivery: the payload that AWS would send with this event alone, and what that payload cannot express.</summary>
/// <remarks>
/// <para>The object has these properties:</para>
/// <list type="bullet">
/// <item><c>payload</c>: what <see cref="EventWriter"/> writes. It is a string with that text if the text is not an object or an
/// array, or is nested deeper than 32 levels.</item>
/// <item><c>indexes</c>: the index of the event in each list around it, outermost first; for a trigger also the index of its
/// reference. Absent if all are 0.</item>
/// <item><c>event</c>: the event. Absent if the parser reads the same event from the payload.</item>
/// <item><c>rawText</c>: the text that was kept (<c>EventParserOptions.KeepRawText</c>). Absent if none was.</item>
/// </list>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventDeliveryJsonConverter : JsonConverter<EventDelivery>, IElementConverter<EventDelivery>
{
    /// <summary>Half of the depth that System.Text.Json reads by default: the rest is for the objects around the delivery.</summary>
    private const int MaxDepth = 32;

    /// <summary>What was parsed once, with any options, can be parsed again.</summary>
    private static readonly EventParserOptions NoLimits = new() { MaxPayloadBytes = int.MaxValue, MaxDepth = 512, MaxNesting = int.MaxValue };

    /// <summary>
    /// An SNS message without content. Every transport is recognized with it, and nothing is unwrapped from it. Because of the
    /// <c>requestPayload</c> it is not read as the details of an EventBridge event.
    /// </summary>
    private static readonly UnreadableMessage Placeholder = new() { Text = """{"Type":"Notification","requestPayload":null}""", Layer = "", JsonPath = "", Reason = "" };

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not that of a delivery.</exception>
    public override EventDelivery Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        using var tape = JsonTape.Read(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()), JsonTape.AnyDepth);
        var value = tape.Root;
        var payload = value.Find("payload"u8);
        if (payload.Type == JsonTokenType.None || Parse(payload.IsString ? Encoding.UTF8.GetBytes(payload.GetString()) : payload.RawUtf8) is not { } read)
        {
            throw new JsonException("The JSON of a delivery has a payload with one event.");
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
            throw new JsonException("The delivery has a transport or an envelope that the parser does not recognize. As JSON it could not be read back.");
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

    /// <summary>Writes the delivery with an event as a payload. False if transports and envelope are not the same when the payload is read.</summary>
    private static bool TryCompose(EventDelivery first, ServiceEvent serviceEvent, out byte[] payload, out ServiceEvent? read)
    {
        (payload, read) = ([], null);
        try
        {
            payload = EventWriter.Write(first with { Event = serviceEvent });
        }
        catch (ArgumentException)
        {
            // Triggers do not send such an event.
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
            // It is text, or nested too deep.
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
                throw new JsonException("An index of a delivery is a whole number from 0.");
            }

            numbers.Add((int)number);
        }

        return DeliveryIndexes.Restore(read, numbers) ?? throw new JsonException("A delivery has one index for each list in its payload.");
    }
}
