using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON text inside a JSON string.</summary>
internal static class EmbeddedJson
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Whether an escaped text can be an object, an array or a string, judged by its first character. With this check, most plain texts need not be unescaped.</summary>
    public static bool MayBe(ReadOnlySpan<byte> escaped) => escaped.TrimStart((byte)' ') is [(byte)'{' or (byte)'[' or (byte)'\\', ..];

    /// <summary>Whether an unescaped text starts like an object, an array or a string.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> text) => text.TrimStart(WhiteSpace) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    /// <summary>
    /// Whether a text that is not valid JSON is probably damaged JSON: it starts like an object with a property, or like a list of objects.
    /// If not, the text is plain text, even if it starts with a bracket or a quotation mark.
    /// </summary>
    public static bool IsBroken(ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart(WhiteSpace);
        var inner = start[1..].TrimStart(WhiteSpace);
        return (start[0] == (byte)'{' && inner is [] or [(byte)'"', ..]) || (start[0] == (byte)'[' && inner is [(byte)'{', ..]);
    }

    public static ReadOnlySpan<byte> Unescape(JsonCursor text, byte[] buffer) =>
        text.IsEscaped ? buffer.AsSpan(0, JsonText.Unescape(text.Utf8, buffer, out _)) : text.Utf8;
}
