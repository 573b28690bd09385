using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON in the string of another JSON.</summary>
internal static class EmbeddedJson
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Whether the text, still escaped, may start as an object, an array or a string does; most prose need not be unescaped for that.</summary>
    public static bool MayBe(ReadOnlySpan<byte> escaped) => escaped.TrimStart((byte)' ') is [(byte)'{' or (byte)'[' or (byte)'\\', ..];

    /// <summary>Whether the text starts as an object, an array or a string does.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> text) => text.TrimStart(WhiteSpace) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    /// <summary>
    /// Whether a text that is not JSON was meant to be: an object with a name in it, a list of objects. Else it is prose
    /// that happens to start with a bracket or a quotation mark.
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
