using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes an element of a list or map.</summary>
internal static class ElementConversion
{
    public static T ReadElement<T>(this JsonConverter<T>? converter, ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        converter is null ? JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!
        : reader.TokenType == JsonTokenType.Null && default(T) is null ? default!
        : converter.Read(ref reader, typeof(T), options)!;

    public static void WriteElement<T>(this JsonConverter<T>? converter, Utf8JsonWriter writer, T element, JsonSerializerOptions options)
    {
        if (converter is null)
        {
            JsonSerializer.Serialize(writer, element, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        else if (element is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            converter.Write(writer, element, options);
        }
    }
}
