using System.Globalization;
using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace CodeCommitEvents.Tool;

/// <summary>The messages in a CSV file that the console exports from Logs Insights: those in the column <c>@message</c>.</summary>
internal static class CsvMessages
{
    /// <summary>Returns the messages with the numbers of their rows. Null if the file is no such export.</summary>
    /// <param name="file">The content of the file.</param>
    /// <param name="skipped">Is told how many messages are not JSON.</param>
    public static IReadOnlyList<(string Place, ReadOnlyMemory<byte> Json)>? In(ReadOnlyMemory<byte> file, Action<int> skipped)
    {
        var end = file.Span.IndexOf((byte)'\n');
        if (end < 0 || file.Span[..end].IndexOf(PrintedMessages.LogMessageUtf8) < 0 || file.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        using var parser = new TextFieldParser(new StringReader(Encoding.UTF8.GetString(file.Span))) { Delimiters = [","], TrimWhiteSpace = false };
        try
        {
            var column = Array.FindIndex(parser.ReadFields() ?? [], static field => field.Trim('\ufeff', ' ') == PrintedMessages.LogMessage);
            return column < 0 ? null : MessagesOf(parser, column, skipped);
        }
        catch (MalformedLineException)
        {
            return null;
        }
    }

    private static List<(string Place, ReadOnlyMemory<byte> Json)> MessagesOf(TextFieldParser parser, int column, Action<int> skipped)
    {
        var payloads = new List<(string Place, ReadOnlyMemory<byte> Json)>();
        var row = 0;
        for (; parser.ReadFields() is { } fields; row++)
        {
            if (column < fields.Length && PrintedMessages.JsonIn(fields[column]) is { } json)
            {
                payloads.Add((string.Create(CultureInfo.InvariantCulture, $":[{row}]"), json));
            }
        }

        if (payloads.Count < row)
        {
            skipped(row - payloads.Count);
        }

        return payloads;
    }
}
