using System.Globalization;
using System.Text;

namespace CodeCommitEvents.Events;

/// <summary>Makes untrusted text safe for log lines and explanations.</summary>
internal static class DisplayText
{
    /// <summary>Escapes characters that could end the line, move the cursor or change the direction of the text.</summary>
    public static string Escape(string text)
    {
        if (text.All(IsPrintable))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = IsPrintable(character)
                ? escaped.Append(character)
                : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return escaped.ToString();
    }

    /// <summary>Returns the text. If the text is longer than <paramref name="length"/> UTF-16 code units, returns its start and an ellipsis.</summary>
    public static string Shorten(ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text.ToString()
        : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";

    /// <summary>Returns the source code of a lambda expression, escaped and on one line.</summary>
    public static string OfSource(string? source) => Escape(string.Join(' ', (source ?? "a function").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static bool IsPrintable(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
