using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace CodeCommitEvents.Json;

/// <summary>Reads values from the <see cref="Utf8JsonReader"/> that System.Text.Json passes to a converter.</summary>
internal static class Utf8JsonReaderExtensions
{
    /// <summary>Reads the string or property name at the current position. An unpaired surrogate is kept; <see cref="Utf8JsonReader.GetString"/> would throw.</summary>
    /// <exception cref="JsonException">The text is not valid UTF-8.</exception>
    public static string GetText(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? JsonText.Decode(Valid(reader.GetUtf8())) : JsonText.ToText(Valid(reader.GetUtf8()));

    /// <summary>
    /// Copies the object at the current position, for a <see cref="JsonTape"/>. White space, comments and trailing commas are omitted.
    /// The reader moves to the end of the object.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="type">The type to deserialize. The exception message contains its name.</param>
    /// <exception cref="JsonException">The value is not an object, or is not valid UTF-8.</exception>
    public static ReadOnlySpan<byte> CopyObject(this ref Utf8JsonReader reader, Type type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"The JSON of {type.Name} must be an object.");
        }

        var json = new ArrayBufferWriter<byte>();
        var depth = reader.CurrentDepth;
        var isFollowing = false;
        do
        {
            json.Write(isFollowing && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray) ? ","u8 : default);
            var quote = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? "\""u8 : default;
            json.Write(quote);
            json.Write(reader.GetUtf8());
            json.Write(quote);
            json.Write(reader.TokenType == JsonTokenType.PropertyName ? ":"u8 : default);
            isFollowing = reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
        }
        while (!(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth) && reader.Read());

        return Valid(json.WrittenSpan);
    }

    private static ReadOnlySpan<byte> GetUtf8(this ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? utf8 : throw new JsonException("The text is not UTF-8.");
}
