using System.Globalization;
using System.Text;

namespace CodeCommitEvents.Events;

/// <summary>Makes untrusted text safe for log lines and explanations.</summary>
internal static class DisplayText
{
    private static readonly CharacterSet PrintableAscii = new(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>
    /// Escapes characters that could end the line, move the cursor, change the direction of the text, or hide text: control and format
    /// characters, line separators, invisible fillers, the characters U+E0000 to U+E0FFF, and lone surrogates.
    /// </summary>
    public static string Escape(string text)
    {
        var start = PrintableAscii.IndexOfOtherIn(text);
        if (start < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length).Append(text, 0, start);
        while (start < text.Length)
        {
            // A lone surrogate is not a rune. One UTF-16 code unit is consumed then.
            var isRune = Rune.TryGetRuneAt(text, start, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            _ = isRune && IsPrintable(rune) ? escaped.Append(text, start, length)
                : length == 1 ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[start]:x4}")
                : escaped.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            start += length;
        }

        return escaped.ToString();
    }

    /// <summary>Returns the text. If the text is longer than <paramref name="length"/> UTF-16 code units, returns its start and an ellipsis.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : Shorten(text.AsSpan(), length);

    /// <inheritdoc cref="Shorten(string, int)"/>
    public static string Shorten(ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text.ToString()
        : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";

    /// <summary>Returns the source code of a lambda expression, escaped and on one line.</summary>
    public static string OfSource(string? source) => Escape(string.Join(' ', (source ?? "a function").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !IsInvisible(rune.Value);

    /// <summary>Whether a character that is not in the category Format is invisible: a Hangul filler, or a tag or variation selector of plane 14.</summary>
    private static bool IsInvisible(int value) => value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
