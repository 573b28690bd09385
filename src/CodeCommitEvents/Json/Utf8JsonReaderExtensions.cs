using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace CodeCommitEvents.Json;

/// <summary>Reads from the reader that System.Text.Json gives to a converter.</summary>
internal static class Utf8JsonReaderExtensions
{
    /// <summary>The string or the property name that the reader stands at. Half a surrogate pair, which the reader refuses, is kept.</summary>
    /// <exception cref="JsonException">The text is not UTF-8.</exception>
    public static string GetText(this ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? JsonText.Decode(Valid(reader.GetUtf8())) : JsonText.ToText(Valid(reader.GetUtf8()));

    private static ReadOnlySpan<byte> GetUtf8(this ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) ? utf8 : throw new JsonException("The text is not UTF-8.");
}
