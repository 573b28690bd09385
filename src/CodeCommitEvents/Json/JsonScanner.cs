using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// Skips the parts of a JSON text (RFC 8259). Every <c>Skip…</c> method returns the position after the skipped part, or -1 if the part
/// is not valid.
/// </summary>
internal static class JsonScanner
{
    private const int BlockSize = 16;

    private static readonly SearchValues<byte> Specials = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhiteSpace(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] <= (byte)' ' ? SkipBlanks(json, at) : at;

    /// <summary>Skips a string. The start is the position after the opening quote.</summary>
    /// <remarks>JSON inside a JSON string has an escape every few bytes. Finding all special characters of a block at once is faster than searching for them one by one.</remarks>
    public static int SkipString(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        while (true)
        {
            var block = SpecialsIn(json, at, out var length);
            var next = at + length;
            while (block != 0)
            {
                var special = at + BitOperations.TrailingZeroCount(block);
                if (json[special] == (byte)'"')
                {
                    return special + 1;
                }

                var behind = json[special] == (byte)'\\' ? SkipEscape(json, special + 1) : -1;
                if (behind < 0)
                {
                    return -1;
                }

                isEscaped = true;
                next = Math.Max(next, behind);
                block &= behind - at < BlockSize ? uint.MaxValue << (behind - at) : 0;
            }

            if (next >= json.Length)
            {
                return -1;
            }

            at = next;
        }
    }

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

    /// <summary>
    /// Returns a bit mask of the quotes, backslashes and control characters in the next block. If the rest of the text is shorter than a
    /// block, the mask has only the bit of the first of these characters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SpecialsIn(ReadOnlySpan<byte> json, int at, out int length)
    {
        length = BlockSize;
        if (json.Length - at >= BlockSize)
        {
            var block = Vector128.Create(json.Slice(at, BlockSize));
            return (Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
        }

        var rest = json[Math.Min(at, json.Length)..];
        var first = rest.IndexOfAny(Specials);
        length = first < 0 ? rest.Length : first + 1;
        return first < 0 ? 0 : 1u << first;
    }

    private static int SkipEscape(ReadOnlySpan<byte> json, int at) => ByteAt(json, at) switch
    {
        '"' or '\\' or '/' or 'n' or 'r' or 't' or 'b' or 'f' => at + 1,
        'u' when json.Length - at > 4 && AreHex(json.Slice(at + 1, 4)) => at + 5,
        _ => -1,
    };

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
