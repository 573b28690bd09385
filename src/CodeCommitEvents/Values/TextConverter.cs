using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads and writes a text with all its characters, including unpaired surrogates.</summary>
internal sealed class TextConverter : JsonConverter<string>, IElementConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetText() : throw new JsonException("The JSON must be a string.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => JsonTextWriter.Write(writer, value);
}
