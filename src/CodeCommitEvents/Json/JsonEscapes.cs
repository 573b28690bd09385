using System.Runtime.CompilerServices;
using System.Text;

namespace CodeCommitEvents.Json;

/// <summary>Removes the escapes of JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>The length of the escape of a code unit, such as <c>\u00e9</c>.</summary>
    private const int UnitLength = 6;

    private const int ShortLength = 16;

    /// <summary>Removes one level of escapes from a whole text, whose syntax was already checked.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Remove(ReadOnlySpan<byte> escaped, Span<byte> destination, out bool hasLoneSurrogate)
    {
        var specials = new JsonSpecials(escaped);
        var written = 0;
        _ = Remove(escaped, 0, ref specials, destination, ref written, out hasLoneSurrogate);
        return written;
    }

    /// <summary>
    /// Removes one level of escapes from a text that ends at a quote or at the end of the span. The escape of an unpaired surrogate is copied,
    /// because UTF-8 cannot represent the surrogate. If the result is itself JSON, the copied escape represents the same surrogate there.
    /// </summary>
    /// <param name="escaped">The text.</param>
    /// <param name="at">The start of the text.</param>
    /// <param name="specials">The special bytes of the text.</param>
    /// <param name="destination">The buffer for the result, at least as long as <paramref name="escaped"/>.</param>
    /// <param name="written">The start of the result in the buffer, at most <paramref name="at"/>. Becomes its end.</param>
    /// <param name="hasLoneSurrogate">Whether the escape of an unpaired surrogate was copied.</param>
    /// <returns>The end of the text, or -1 if the text has an invalid escape or a control character.</returns>
    public static int Remove(
        ReadOnlySpan<byte> escaped, int at, ref JsonSpecials specials, Span<byte> destination, ref int written, out bool hasLoneSurrogate)
    {
        hasLoneSurrogate = false;
        while (true)
        {
            var plain = specials.Find(at) - at;
            CopyPlain(escaped, at, plain, destination, written);
            (at, written) = (at + plain, written + plain);
            if (at == escaped.Length || escaped[at] == (byte)'"')
            {
                return at;
            }

            do
            {
                if (!TryUnescapeSingle(escaped, ref at, destination, ref written)
                    && !TryUnescapeUnicode(escaped, ref at, destination, ref written, ref hasLoneSurrogate))
                {
                    return -1;
                }
            }
            while (at < escaped.Length && escaped[at] == (byte)'\\');
        }
    }

    /// <summary>Copies bytes. Most texts between two escapes are short, so a block of constant length is copied if possible. Its rest is overwritten later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPlain(ReadOnlySpan<byte> escaped, int at, int length, Span<byte> destination, int written)
    {
        if (length <= ShortLength && escaped.Length - at >= ShortLength)
        {
            escaped.Slice(at, ShortLength).CopyTo(destination[written..]);
        }
        else
        {
            escaped.Slice(at, length).CopyTo(destination[written..]);
        }
    }

    /// <summary>Removes an escape of two characters. Returns false if there is another escape, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryUnescapeSingle(ReadOnlySpan<byte> escaped, ref int at, Span<byte> destination, ref int written)
    {
        var character = at + 1 < escaped.Length && escaped[at] == (byte)'\\' ? Single(escaped[at + 1]) : default;
        if (character == default)
        {
            return false;
        }

        destination[written++] = character;
        at += 2;
        return true;
    }

    /// <summary>Removes an escape with a code unit, or two of them for a surrogate pair. Returns false if there is no such escape.</summary>
    private static bool TryUnescapeUnicode(ReadOnlySpan<byte> escaped, ref int at, Span<byte> destination, ref int written, ref bool hasLoneSurrogate)
    {
        if (escaped[at] != (byte)'\\' || JsonScanner.SkipEscape(escaped, at + 1) < 0)
        {
            return false;
        }

        var escape = escaped[at..];
        var first = CodeUnit(escape);
        if (Rune.TryCreate(first, out var rune))
        {
            written += rune.EncodeToUtf8(destination[written..]);
            at += UnitLength;
        }
        else if (escape.Length >= 2 * UnitLength && escape[UnitLength] == (byte)'\\' && escape[UnitLength + 1] == (byte)'u'
            && JsonScanner.SkipEscape(escape, UnitLength + 1) > 0 && Rune.TryCreate(first, CodeUnit(escape[UnitLength..]), out rune))
        {
            written += rune.EncodeToUtf8(destination[written..]);
            at += 2 * UnitLength;
        }
        else
        {
            hasLoneSurrogate = true;
            escape[..UnitLength].CopyTo(destination[written..]);
            written += UnitLength;
            at += UnitLength;
        }

        return true;
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

    /// <summary>Returns the character for which an escape of two characters stands, or 0 if there is no such escape.</summary>
    public static byte Single(byte character) => character switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => character,
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => default,
    };
}
