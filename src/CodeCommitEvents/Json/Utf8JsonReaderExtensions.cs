using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace CodeCommitEvents.Json;

/// <summary>Reads from the reader that System.Text.Json gives to a converter.</summary>
internal static class Utf8JsonReaderExtensions
{
    /// <summary>The string or the property name at the reader's position. Half a surrogate pair, which the reader refuses, is kept.</summary>
    /// <exception cref="JsonException">The text is not UTF-8.</exception>
    public static string GetText(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? JsonText.Decode(Valid(reader.GetUtf8())) : JsonText.ToText(Valid(reader.GetUtf8()));

    /// <summary>The object at the reader's position, for a <see cref="JsonTape"/>: without white space, comments and trailing commas. The reader moves to its end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="type">What the object is read as, for the message.</param>
    /// <exception cref="JsonException">The value is no object, or is not UTF-8.</exception>
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
