using System.Globalization;
using System.Text;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Writes the answer to a command in Markdown: the title, and each line as an item of a list.</summary>
internal static class AnswerWriter
{
    private const int MaxTitle = 500;

    /// <summary>Returns the content of a comment. An answer that is too long loses its last lines, and says so.</summary>
    public static string Write(CommandAnswer answer, CommentMarker marker)
    {
        var title = $"**{CommentMarkdown.Words(Shorten(answer.Title))}**\n\n";
        var end = $"\n{marker}";
        var left = CommentWriter.MaxSize - SizeOf(title) - SizeOf(end);
        string[] lines = [.. answer.Lines.Where(static line => !string.IsNullOrWhiteSpace(line)).Select(ItemOf)];
        return lines.Sum(SizeOf) <= left
            ? $"{title}{string.Concat(lines)}{end}"
            : $"{title}{FirstOf(lines, left)}{end}";
    }

    /// <summary>Returns the first lines that fit, and how many do not.</summary>
    private static string FirstOf(string[] lines, int size)
    {
        var left = size - SizeOf(MissingLines(lines.Length));
        var shown = 0;
        while (SizeOf(lines[shown]) is var line && line <= left)
        {
            left -= line;
            shown++;
        }

        return $"{string.Concat(lines[..shown])}{MissingLines(lines.Length - shown)}";
    }

    private static string MissingLines(int count) => string.Create(CultureInfo.InvariantCulture, $"- Lines that are left out, because a comment cannot have more: {count}\n");

    private static string Shorten(string title) => title.Length <= MaxTitle ? title : $"{title[..(char.IsHighSurrogate(title[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)]}…";

    /// <summary>Returns a line as an item. An indented line belongs to the line before it.</summary>
    private static string ItemOf(string line) => $"{(line.StartsWith("  ", StringComparison.Ordinal) ? "  " : "")}- {CommentMarkdown.Words(line)}\n";

    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(text);
}
