using System.Globalization;
using System.Text;

namespace CodeCommitEvents.Events;

/// <summary>Escapes untrusted text for one line of output: control characters, line ends and characters that change the text direction.</summary>
internal static class Printable
{
    public static string Of(string text) => text.All(IsPrintable) ? text : Escape(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = IsPrintable(character)
                ? escaped.Append(character)
                : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return escaped.ToString();
    }

    private static bool IsPrintable(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
