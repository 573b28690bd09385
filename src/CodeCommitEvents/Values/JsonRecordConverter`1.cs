using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>JSON of a part of an event: an object with the fields that AWS writes, the additional ones included.</summary>
/// <typeparam name="T">The part.</typeparam>
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
