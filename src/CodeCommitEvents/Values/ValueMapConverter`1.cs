using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes a map as a JSON object. If a name occurs twice, the last entry is used.</summary>
/// <param name="element">The converter of the values. If null, the converter of the serializer options is used.</param>
internal sealed class ValueMapConverter<TValue>(JsonConverter<TValue>? element) : JsonConverter<ValueMap<TValue>>
{
    public ValueMapConverter()
        : this(null)
    {
    }

    public override ValueMap<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"The JSON of a map of {typeof(TValue).Name} must be an object.");
        }

        var entries = new Dictionary<string, TValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetText();
            reader.Read();
            entries[name] = element.ReadElement(ref reader, options);
        }

        return entries.Count == 0 ? ValueMap<TValue>.Empty : ValueMap<TValue>.Of(entries);
    }

    public override void Write(Utf8JsonWriter writer, ValueMap<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, entry) in value)
        {
            if (JsonTextWriter.IsWellFormed(name))
            {
                writer.WritePropertyName(name);
                element.WriteElement(writer, entry, options);
                continue;
            }

            using var entryJson = new MemoryStream();
            using (var rendered = new Utf8JsonWriter(entryJson, writer.Options))
            {
                element.WriteElement(rendered, entry, options);
            }

            JsonTextWriter.WriteProperty(writer, name, entryJson.ToArray());
        }

        writer.WriteEndObject();
    }
}
