using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Skips the parts of a JSON text (RFC 8259). Every <c>Skip…</c> method returns the position after the skipped part, or -1 if the part
/// is not valid.
/// </summary>
internal static class JsonScanner
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhiteSpace(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] <= (byte)' ' ? SkipBlanks(json, at) : at;

    /// <summary>Skips a string. The start is the position after the opening quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipString(ReadOnlySpan<byte> json, int at, ref JsonSpecials specials, out bool isEscaped)
    {
        at = specials.Find(at);
        isEscaped = (uint)at < (uint)json.Length && json[at] != (byte)'"';
        return !isEscaped && at < json.Length ? at + 1 : SkipEscapedString(json, at, ref specials);
    }

    private static int SkipEscapedString(ReadOnlySpan<byte> json, int at, ref JsonSpecials specials)
    {
        while (ByteAt(json, at) == '\\')
        {
            at = SkipEscape(json, at + 1);
            if (at < 0)
            {
                return -1;
            }

            at = specials.Find(at);
        }

        return ByteAt(json, at) == '"' ? at + 1 : -1;
    }

    /// <summary>Skips an escape. The start is the position after the backslash.</summary>
    public static int SkipEscape(ReadOnlySpan<byte> json, int at) => ByteAt(json, at) switch
    {
        '"' or '\\' or '/' or 'n' or 'r' or 't' or 'b' or 'f' => at + 1,
        'u' when json.Length - at > 4 && AreHex(json.Slice(at + 1, 4)) => at + 5,
        _ => -1,
    };

    /// <summary>Skips a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public static int SkipLiteral(ReadOnlySpan<byte> json, int at, out JsonTokenType type)
    {
        var rest = json[at..];
        type = rest[0] switch
        {
            (byte)'t' => JsonTokenType.True,
            (byte)'f' => JsonTokenType.False,
            (byte)'n' => JsonTokenType.Null,
            _ => JsonTokenType.Number,
        };
        return type switch
        {
            JsonTokenType.True => rest.StartsWith("true"u8) ? at + 4 : -1,
            JsonTokenType.False => rest.StartsWith("false"u8) ? at + 5 : -1,
            JsonTokenType.Null => rest.StartsWith("null"u8) ? at + 4 : -1,
            _ => SkipNumber(json, at),
        };
    }

    private static int SkipNumber(ReadOnlySpan<byte> json, int at)
    {
        at += json[at] == (byte)'-' ? 1 : 0;
        at = ByteAt(json, at) == '0' ? at + 1 : SkipDigits(json, at);
        if (at >= 0 && ByteAt(json, at) == '.')
        {
            at = SkipDigits(json, at + 1);
        }

        if (at >= 0 && ByteAt(json, at) is 'e' or 'E')
        {
            at += ByteAt(json, at + 1) is '+' or '-' ? 2 : 1;
            at = SkipDigits(json, at);
        }

        return at;
    }

    private static int ByteAt(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : -1;

    private static int SkipDigits(ReadOnlySpan<byte> json, int at)
    {
        var start = at;
        while (ByteAt(json, at) is >= '0' and <= '9')
        {
            at++;
        }

        return at == start ? -1 : at;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> json, int at)
    {
        while (ByteAt(json, at) is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }

        return at;
    }

    private static bool AreHex(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return true;
    }
}
