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

    private const int BufferSize = 16 * 1024;

    /// <summary>Opens the standard output. A terminal shows each line at once. For a file or another program, many lines are written together.</summary>
    public static TextWriter OpenOutput() =>
        Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, BufferSize) : Console.Out;

    /// <summary>Whether the output is colored. For the environment variable NO_COLOR, see no-color.org.</summary>
    public static bool IsColored(ReplayOptions options) =>
        options.HasColor && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether the progress is shown. It is shown only if the results are redirected to a file, so that it does not overwrite them.</summary>
    public static bool ShowsProgress(ReplayOptions options) => Console.IsOutputRedirected && !Console.IsErrorRedirected && options.Payloads.Count > 1;

    /// <summary>Escapes a text like <see cref="Printable"/>, but keeps its line breaks.</summary>
    public static string PrintableLines(string text) => string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').Select(Printable));

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
