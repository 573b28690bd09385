using System.Buffers;
using System.Globalization;
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
            var written = JsonEscapes.Remove(escaped, buffer, out var hasLoneSurrogate);
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
        return buffer[..JsonEscapes.Remove(escaped, buffer, out _)].SequenceEqual(text);
    }

    public static byte[] UnescapeToArray(ReadOnlySpan<byte> escaped)
    {
        var unescaped = new byte[escaped.Length];
        return unescaped[..JsonEscapes.Remove(escaped, unescaped, out _)];
    }

    /// <summary>Decodes a string that has the escape of an unpaired surrogate. The result has the surrogate.</summary>
    public static string DecodeLoosely(ReadOnlySpan<byte> escaped)
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
                text.Append((char)JsonEscapes.Single((byte)source[at]));
            }
        }

        return text.ToString();
    }
}
