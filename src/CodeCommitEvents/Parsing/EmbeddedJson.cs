using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON text inside a JSON string.</summary>
internal static class EmbeddedJson
{
    /// <summary>The maximum depth of a text in which a message is searched: the largest value of <c>EventParserOptions.MaxDepth</c>.</summary>
    public const int SearchDepth = 512;

    /// <summary>Whether a text starts like an object, an array or a string.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> text) => SkipWhiteSpace(text) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    /// <summary>Whether a text starts like an object.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text) => SkipWhiteSpace(text) is [(byte)'{', ..];

    /// <summary>
    /// Whether a text that is not valid JSON is probably damaged JSON: it starts like an object with a property, or like a list of objects.
    /// If not, the text is plain text, even if it starts with a bracket or a quotation mark.
    /// </summary>
    public static bool IsBroken(ReadOnlySpan<byte> text)
    {
        var start = SkipWhiteSpace(text);
        var inner = SkipWhiteSpace(start[1..]);
        return (start[0] == (byte)'{' && inner is [] or [(byte)'"', ..]) || (start[0] == (byte)'[' && inner is [(byte)'{', ..]);
    }

    /// <summary>Decodes a Base64 text to a text in UTF-8.</summary>
    /// <param name="base64">The Base64 text.</param>
    /// <param name="buffer">A buffer that is at least as long as the text.</param>
    /// <param name="isText">Whether the text is the Base64 encoding of UTF-8.</param>
    public static ReadOnlySpan<byte> Decode(JsonCursor base64, byte[] buffer, out bool isText)
    {
        var encoded = base64.Utf8;
        encoded.CopyTo(buffer);
        var status = Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, encoded.Length), out var length);
        var utf8 = buffer.AsSpan(0, length);
        isText = status == OperationStatus.Done && Utf8.IsValid(utf8);
        return utf8;
    }

    /// <summary>Returns the text that was read, or the text that was decoded if it was read from Base64.</summary>
    /// <param name="json">The text.</param>
    /// <param name="text">The text that was read. Empty if it was Base64.</param>
    public static string TextOf(ReadOnlySpan<byte> json, JsonCursor text) => text.IsString ? text.GetString() : Encoding.UTF8.GetString(json);

    private static ReadOnlySpan<byte> SkipWhiteSpace(ReadOnlySpan<byte> text) => text[JsonScanner.SkipWhiteSpace(text, 0)..];
}
