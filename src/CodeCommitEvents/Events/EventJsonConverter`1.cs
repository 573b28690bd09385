using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// Reads and writes events as JSON. A documented event is written in AWS's notification format, which the parser also reads. Any other
/// message is written as an object that contains its properties and the property <c>messageType</c>.
/// </summary>
/// <typeparam name="TEvent">The type of the event, or a base type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventJsonConverter<TEvent> : JsonConverter<TEvent>, IElementConverter<TEvent>
    where TEvent : ServiceEvent
{
    /// <inheritdoc/>
    public override TEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var tape = JsonTape.Read(reader.CopyObject(typeof(TEvent)), JsonTape.AnyDepth);
        var read = EventJson.Read(tape.Root);
        return read as TEvent ?? throw new JsonException($"The JSON is of type {read.GetType().Name}, not {typeof(TEvent).Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        EventJson.Write(new FieldWriter(writer), value);
        writer.WriteEndObject();
    }
}
