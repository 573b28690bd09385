using System.Buffers;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Writes deliveries into their transports, level by level. Deliveries that share a transport are written into one transport.</summary>
internal static class PayloadComposer
{
    public static byte[] Write(ReadOnlySpan<EventDelivery> deliveries, List<string>? additionalPaths) =>
        WriteLevel(deliveries, level: 0, path: "", additionalPaths).Utf8;

    private static TransportContent WriteLevel(ReadOnlySpan<EventDelivery> deliveries, int level, string path, List<string>? additionalPaths)
    {
        var items = new List<TransportContent>();
        var position = PositionAt(deliveries[0], level);
        while (!deliveries.IsEmpty)
        {
            var count = CountTogether(deliveries, level);
            items.Add(WriteItem(deliveries[..count], level, EventDelivery.Join(path, PositionAt(deliveries[0], level)?.Path), additionalPaths));
            deliveries = deliveries[count..];
        }

        return position is not null ? new(WriteList(position, items, path, additionalPaths))
            : items.Count == 1 ? items[0]
            : throw new ArgumentException("Deliveries that are not in a list cannot be written into one payload.", nameof(deliveries));
    }

    private static TransportContent WriteItem(ReadOnlySpan<EventDelivery> deliveries, int level, string path, List<string>? additionalPaths)
    {
        var first = deliveries[0];
        if (level == first.Transports.Count)
        {
            return WriteMessage(deliveries, path, additionalPaths);
        }

        var transport = first.Transports[level];
        var content = WriteLevel(deliveries, level + 1, EventDelivery.Join(path, transport.ContentPath), additionalPaths) with
        {
            Control = level + 1 == first.Transports.Count ? first.Event as SnsControlMessage : null,
        };
        return new(transport is JsonStringTransport
            ? WriteValue(writer => transport.Write(writer, content))
            : WriteObject(path, additionalPaths, first.Event, writer => transport.Write(writer, content)));
    }

    private static TransportContent WriteMessage(ReadOnlySpan<EventDelivery> deliveries, string path, List<string>? additionalPaths)
    {
        var first = deliveries[0];
        ServiceEvent[] events = [.. deliveries.ToArray().Select(delivery => delivery.Event)];
        return first switch
        {
            { Envelope: TriggerEnvelope trigger, Event: ReferenceEvent or TriggerTestEvent or UnreadableMessage } =>
                new(WriteObject(path, additionalPaths, first.Event, writer => trigger.Write(writer, events))),
            { Event: SnsControlMessage control } => new(control.Message ?? ""),
            { Event.RawText: { } text } => WriteRaw(first.Event, text, path, additionalPaths),
            { Envelope: { } envelope } => new(WriteObject(
                path, additionalPaths, first.Event, writer => envelope.Write(writer, events), envelope is NotificationEnvelope)),
            _ => new(WriteObject(path, additionalPaths, first.Event, first.Event.WriteDetail)),
        };
    }

    /// <summary>Returns the original text. The text already contains the additional fields of an unknown event, so only the paths of these fields are collected.</summary>
    private static TransportContent WriteRaw(ServiceEvent unknown, string text, string path, List<string>? additionalPaths)
    {
        additionalPaths?.AddRange(unknown.AdditionalFields.Keys.Select(name => EventDelivery.Join(path, $"detail.{name}")));
        return new(text);
    }

    private static byte[] WriteList(RecordPosition position, List<TransportContent> items, string path, List<string>? additionalPaths) =>
        position.IsBareArray
            ? WriteValue(writer => WriteItems(writer, items))
            : WriteObject(path, additionalPaths, null, writer =>
            {
                writer.Json.WritePropertyName(position.ListName);
                WriteItems(writer, items);
                writer.Additional(position.AdditionalFields);
            });

    private static void WriteItems(FieldWriter writer, List<TransportContent> items)
    {
        writer.Json.WriteStartArray();
        foreach (var item in items)
        {
            writer.Json.WriteRawValue(item.Utf8, skipInputValidation: true);
        }

        writer.Json.WriteEndArray();
    }

    private static byte[] WriteObject(
        string path, List<string>? additionalPaths, ServiceEvent? serviceEvent, Action<FieldWriter> write, bool isNotification = false) =>
        WriteValue(
            writer =>
            {
                writer.Json.WriteStartObject();
                writer.At(path, () => write(writer));
                writer.Json.WriteEndObject();
            },
            writesFloats: isNotification && serviceEvent is BuildEvent,
            additionalPaths);

    private static byte[] WriteValue(Action<FieldWriter> write, bool writesFloats = false, List<string>? additionalPaths = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, FieldWriter.Options))
        {
            write(new FieldWriter(json, writesFloats, additionalPaths));
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static RecordPosition? PositionAt(EventDelivery delivery, int level) =>
        level < delivery.Transports.Count ? delivery.Transports[level].Position : delivery.Position;

    /// <summary>Returns how many deliveries, starting with the first one, share the transport or the trigger record at this level.</summary>
    private static int CountTogether(ReadOnlySpan<EventDelivery> deliveries, int level)
    {
        var count = 1;
        while (count < deliveries.Length && AreTogether(deliveries[0], deliveries[count], level))
        {
            count++;
        }

        return count;
    }

    private static bool AreTogether(EventDelivery first, EventDelivery other, int level) =>
        level < first.Transports.Count
            ? level < other.Transports.Count && ReferenceEquals(first.Transports[level], other.Transports[level])
            : level == other.Transports.Count && first.Position == other.Position
                && first.Envelope is TriggerEnvelope record && other.Envelope is TriggerEnvelope otherRecord
                && record with { ReferenceIndex = 0 } == otherRecord with { ReferenceIndex = 0 };
}
