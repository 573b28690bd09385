using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes a part of an event as a JSON object with AWS's field names, including additional fields.</summary>
/// <typeparam name="T">The type of the part.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonRecordConverter<T> : JsonConverter<T>, IElementConverter<T>
    where T : IJsonRecord<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var tape = JsonTape.Read(reader.CopyObject(typeof(T)), JsonTape.AnyDepth);
        return T.Read(tape.Root);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        value.Write(new FieldWriter(writer));
        writer.WriteEndObject();
    }
}
