using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>JSON in the string of another JSON.</summary>
internal static class EmbeddedJson
{
    /// <summary>Whether the text, still escaped, starts as an object, an array or a string does.</summary>
    public static bool MayBeJson(ReadOnlySpan<byte> escaped)
    {
        var text = SkipWhiteSpace(escaped);
        return text.StartsWith("{"u8) || text.StartsWith("["u8) || text.StartsWith("\\\""u8);
    }

    /// <summary>
    /// Whether a text that is not JSON was meant to be: an object with a name in it, a list of objects. Else it is prose
    /// that happens to start with a bracket or a quotation mark.
    /// </summary>
    public static bool IsBroken(ReadOnlySpan<byte> escaped)
    {
        var text = SkipWhiteSpace(escaped);
        var inner = text.IsEmpty ? text : SkipWhiteSpace(text[1..]);
        return (text.StartsWith("{"u8) && (inner.IsEmpty || inner.StartsWith("\\\""u8)))
            || (text.StartsWith("["u8) && inner.StartsWith("{"u8));
    }

    public static ReadOnlySpan<byte> Unescape(JsonCursor text, byte[] buffer) =>
        text.IsEscaped ? buffer.AsSpan(0, JsonText.Unescape(text.Utf8, buffer, out _)) : text.Utf8;

    private static ReadOnlySpan<byte> SkipWhiteSpace(ReadOnlySpan<byte> escaped)
    {
        var text = escaped.TrimStart(" "u8);
        while (text.StartsWith("\\n"u8) || text.StartsWith("\\r"u8) || text.StartsWith("\\t"u8))
        {
            text = text[2..].TrimStart(" "u8);
        }

        return text;
    }
}
