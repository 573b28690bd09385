using System.Globalization;
using System.Text;

namespace Replay;

/// <summary>Checks what the terminal supports, and escapes text that must not be sent to it.</summary>
internal static class Terminal
{
    public const string Bold = "\u001b[1m";
    public const string Dim = "\u001b[2m";
    public const string Red = "\u001b[31m";
    public const string Green = "\u001b[32m";
    public const string Yellow = "\u001b[33m";
    public const string Cyan = "\u001b[36m";
    public const string Reset = "\u001b[0m";

    /// <summary>See no-color.org for the variable NO_COLOR.</summary>
    public static bool IsColored(ReplayOptions options) =>
        options.HasColor && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>True only if the results are redirected, so that the progress does not overwrite them.</summary>
    public static bool ShowsProgress(ReplayOptions options) => Console.IsOutputRedirected && !Console.IsErrorRedirected && options.Payloads.Count > 1;

    /// <summary>The same for a text of several lines.</summary>
    public static string PrintableLines(string text) => string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').Select(Printable));

    /// <summary>
    /// Strangers choose the names of branches and files. Characters that move the cursor or forge a line are escaped.
    /// </summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : printable.Append(character);
        }

        return printable.ToString();
    }
}
