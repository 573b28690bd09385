using System.Buffers;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Writes deliveries into their transports, level by level. Deliveries that share a transport are written into one transport.</summary>
internal sealed class PayloadComposer : IDisposable
{
    private readonly List<string>? additionalPaths;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    private PayloadComposer(List<string>? additionalPaths)
    {
        this.additionalPaths = additionalPaths;
        json = new(buffer, FieldWriter.Options);
    }

    /// <summary>Writes deliveries.</summary>
    /// <param name="deliveries">The deliveries, at least one.</param>
    /// <param name="additionalPaths">Gets the paths of the fields that no typed property contains. Null if they are not needed.</param>
    public static byte[] Write(ReadOnlySpan<EventDelivery> deliveries, List<string>? additionalPaths)
    {
        using var composer = new PayloadComposer(additionalPaths);
        return composer.WriteLevel(deliveries, level: 0, path: "").Utf8;
    }

    public void Dispose() => json.Dispose();

    private TransportContent WriteLevel(ReadOnlySpan<EventDelivery> deliveries, int level, string path)
    {
        var items = new List<TransportContent>();
        var position = PositionAt(deliveries[0], level);
        while (!deliveries.IsEmpty)
        {
            var count = CountTogether(deliveries, level);
            items.Add(WriteItem(deliveries[..count], level, EventDelivery.Join(path, PositionAt(deliveries[0], level)?.Path)));
            deliveries = deliveries[count..];
        }

        return position is not null ? new(WriteList(position, items, path))
            : items.Count == 1 ? items[0]
            : throw new ArgumentException("Deliveries that are not in a list cannot be written into one payload.", nameof(deliveries));
    }

    private TransportContent WriteItem(ReadOnlySpan<EventDelivery> deliveries, int level, string path)
    {
        var first = deliveries[0];
        if (level == first.Transports.Count)
        {
            return WriteMessage(deliveries, path);
        }

        var transport = first.Transports[level];
        var content = WriteLevel(deliveries, level + 1, EventDelivery.Join(path, transport.ContentPath)) with
        {
            Control = level + 1 == first.Transports.Count ? first.Event as SnsControlMessage : null,
        };
        return new(transport is JsonStringTransport
            ? WriteValue(writer => transport.Write(writer, content))
            : WriteObject(path, first.Event, writer => transport.Write(writer, content)));
    }

    private TransportContent WriteMessage(ReadOnlySpan<EventDelivery> deliveries, string path)
    {
        var first = deliveries[0];
        ServiceEvent[] events = [.. deliveries.ToArray().Select(delivery => delivery.Event)];
        return first switch
        {
            { Envelope: TriggerEnvelope trigger, Event: ReferenceEvent or TriggerTestEvent or UnreadableMessage } =>
                new(WriteObject(path, first.Event, writer => trigger.Write(writer, events))),
            { Event: SnsControlMessage control } => new(control.Message ?? ""),
            { Event.RawText: { } text } => WriteRaw(first.Event, text, path),
            { Envelope: { } envelope } => new(WriteObject(
                path, first.Event, writer => envelope.Write(writer, events), envelope is NotificationEnvelope)),
            _ => new(WriteObject(path, first.Event, first.Event.WriteDetail)),
        };
    }

    /// <summary>Returns the original text. The text already contains the additional fields of an unknown event, so only the paths of these fields are collected.</summary>
    private TransportContent WriteRaw(ServiceEvent unknown, string text, string path)
    {
        additionalPaths?.AddRange(unknown.AdditionalFields.Keys.Select(name => EventDelivery.Join(path, $"detail.{name}")));
        return new(text);
    }

    private byte[] WriteList(RecordPosition position, List<TransportContent> items, string path) =>
        position.IsBareArray
            ? WriteValue(writer => WriteItems(writer, items))
            : WriteObject(path, null, writer =>
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

    private byte[] WriteObject(string path, ServiceEvent? serviceEvent, Action<FieldWriter> write, bool isNotification = false) =>
        WriteValue(
            writer =>
            {
                writer.Json.WriteStartObject();
                writer.At(path, () => write(writer));
                writer.Json.WriteEndObject();
            },
            writesFloats: isNotification && serviceEvent is BuildEvent);

    /// <summary>Writes one value with the shared writer. A value is complete before the value that contains it is written.</summary>
    private byte[] WriteValue(Action<FieldWriter> write, bool writesFloats = false)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        write(new FieldWriter(json, writesFloats, additionalPaths));
        json.Flush();
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
