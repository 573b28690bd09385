using System.Globalization;
using System.Text;

namespace CodeCommitEvents.Tool;

/// <summary>Escapes text that must not be sent to a terminal.</summary>
internal static class Terminal
{
    /// <summary>
    /// Escapes characters that move the cursor, fake a line, change the direction of the text, or are invisible. Names of branches and files are untrusted text: whoever pushes a
    /// commit chooses them.
    /// </summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, index, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            _ = isRune && IsPrintable(rune) ? printable.Append(text, index, length)
                : length == 1 ? printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:x4}")
                : printable.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            index += length;
        }

        return printable.ToString();
    }

    /// <summary>Whether a character is visible text. Hangul fillers, and the tags and variation selectors of plane 14, are invisible letters and marks.</summary>
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF));
}
