using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes a list as a JSON array.</summary>
/// <param name="element">The converter of the elements. If null, the converter of the serializer options is used.</param>
internal sealed class ValueListConverter<T>(JsonConverter<T>? element) : JsonConverter<ValueList<T>>
{
    public ValueListConverter()
        : this(null)
    {
    }

    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"The JSON of a list of {typeof(T).Name} must be an array.");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(element.ReadElement(ref reader, options));
        }

        return items.Count == 0 ? ValueList<T>.Empty : new([.. items]);
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            element.WriteElement(writer, item, options);
        }

        writer.WriteEndArray();
    }
}
