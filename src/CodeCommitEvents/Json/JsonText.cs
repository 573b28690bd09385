using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace CodeCommitEvents.Json;

/// <summary>Decodes JSON strings whose syntax was already checked.</summary>
internal static class JsonText
{
    private const int ShortLength = 256;

    /// <summary>Decodes a string. An unpaired surrogate is kept.</summary>
    public static string Decode(ReadOnlySpan<byte> escaped)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(escaped.Length);
        try
        {
            var written = Unescape(escaped, buffer, out var hasLoneSurrogate);
            return hasLoneSurrogate ? DecodeLoosely(escaped) : ToText(buffer.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes valid UTF-8. ASCII, which is the usual case, is decoded as Latin-1, because that is faster.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8) =>
        Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : Encoding.UTF8.GetString(utf8);

    /// <summary>Whether an escaped string equals a text without escapes. Allocates nothing for a short text.</summary>
    public static bool EscapedEquals(ReadOnlySpan<byte> escaped, ReadOnlySpan<byte> text)
    {
        // An escape has at most six bytes for one byte of text.
        if (escaped.Length < text.Length || escaped.Length > 6L * text.Length)
        {
            return false;
        }

        var buffer = escaped.Length <= ShortLength ? stackalloc byte[ShortLength] : new byte[escaped.Length];
        return buffer[..Unescape(escaped, buffer, out _)].SequenceEqual(text);
    }

    public static byte[] UnescapeToArray(ReadOnlySpan<byte> escaped)
    {
        var unescaped = new byte[escaped.Length];
        return unescaped[..Unescape(escaped, unescaped, out _)];
    }

    /// <summary>
    /// Removes one level of escapes. The escape of an unpaired surrogate is copied, because UTF-8 cannot represent the surrogate. If the
    /// result is itself JSON, the copied escape represents the same surrogate there.
    /// </summary>
    /// <returns>The number of bytes written, at most the length of <paramref name="escaped"/>.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination, out bool hasLoneSurrogate)
    {
        hasLoneSurrogate = false;
        var written = 0;
        while (true)
        {
            var plain = CopyPlain(escaped, destination[written..]);
            written += plain;
            if (plain == escaped.Length)
            {
                return written;
            }

            var character = escaped[plain + 1];
            if (character != (byte)'u')
            {
                destination[written++] = Single(character);
                escaped = escaped[(plain + 2)..];
                continue;
            }

            var length = UnicodeEscape(escaped[plain..], out var rune);
            if (rune is { } known)
            {
                written += known.EncodeToUtf8(destination[written..]);
            }
            else
            {
                hasLoneSurrogate = true;
                escaped.Slice(plain, length).CopyTo(destination[written..]);
                written += length;
            }

            escaped = escaped[(plain + length)..];
        }
    }

    /// <summary>
    /// Copies the bytes up to the next backslash. JSON inside a JSON string has few bytes between two backslashes, so this loop is faster
    /// than searching for the backslash first and copying afterwards.
    /// </summary>
    private static int CopyPlain(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var copied = 0;
        while (Vector128.IsHardwareAccelerated && escaped.Length - copied >= Vector128<byte>.Count && destination.Length - copied >= Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(escaped[copied..]);
            bytes.CopyTo(destination[copied..]);
            var backslashes = Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
            if (backslashes != 0)
            {
                return copied + BitOperations.TrailingZeroCount(backslashes);
            }

            copied += Vector128<byte>.Count;
        }

        var rest = escaped[copied..];
        var plain = rest.IndexOf((byte)'\\');
        plain = plain < 0 ? rest.Length : plain;
        rest[..plain].CopyTo(destination[copied..]);
        return copied + plain;
    }

    private static int UnicodeEscape(ReadOnlySpan<byte> escape, out Rune? rune)
    {
        var first = CodeUnit(escape);
        if (Rune.TryCreate(first, out var single))
        {
            rune = single;
            return 6;
        }

        var isPair = escape.Length >= 12 && escape[6] == (byte)'\\' && escape[7] == (byte)'u'
            && Rune.TryCreate(first, CodeUnit(escape[6..]), out single);
        rune = isPair ? single : null;
        return isPair ? 12 : 6;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape)
    {
        var unit = 0;
        foreach (var digit in escape.Slice(2, 4))
        {
            unit = (unit << 4) | (digit <= (byte)'9' ? digit - (byte)'0' : (digit | 0x20) - (byte)'a' + 10);
        }

        return (char)unit;
    }

    private static byte Single(byte character) => character switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => character,
    };

    private static string DecodeLoosely(ReadOnlySpan<byte> escaped)
    {
        var source = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '\\')
            {
                text.Append(source[at]);
            }
            else if (source[++at] == 'u')
            {
                text.Append((char)int.Parse(source.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                text.Append((char)Single((byte)source[at]));
            }
        }

        return text.ToString();
    }
}
