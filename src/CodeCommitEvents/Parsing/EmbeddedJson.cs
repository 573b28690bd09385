using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON text inside a JSON string.</summary>
internal static class EmbeddedJson
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Whether the text, still escaped, may start an object, an array or a string. Because of this check, most other texts are not unescaped.</summary>
    public static bool MayBe(ReadOnlySpan<byte> escaped) => escaped.TrimStart((byte)' ') is [(byte)'{' or (byte)'[' or (byte)'\\', ..];

    /// <summary>Whether the text starts like an object, an array or a string.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> text) => text.TrimStart(WhiteSpace) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    /// <summary>
    /// Whether a text that is not valid JSON was probably meant as JSON: it starts like an object with a property, or like a list of
    /// objects. Other texts can also start with a bracket or a quotation mark, but count as plain text.
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
