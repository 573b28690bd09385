using System.Globalization;
using System.Text.Json;

namespace CodeCommitEvents.Tool;

/// <summary>Splits a file into its JSON values: one value, a value on each line (JSON Lines), or values without anything between them, as Amazon Data Firehose writes them to S3.</summary>
internal static class JsonSequence
{
    private static readonly JsonReaderOptions Values = new() { AllowMultipleValues = true, MaxDepth = int.MaxValue };

    /// <summary>
    /// Returns the values with the text for their names: nothing if the whole file is one payload, or else the line on which the value starts, and its column if it is not
    /// the first in the line. After text that is not JSON, the next line is read.
    /// </summary>
    public static IEnumerable<(string Place, ReadOnlyMemory<byte> Json)> Split(ReadOnlyMemory<byte> file)
    {
        var (found, end) = ReadValue(file.Span);
        if (!found || IsBlank(file.Span[end..]))
        {
            yield return ("", file);
            yield break;
        }

        var (number, isFirstOfLine) = (1, true);
        for (var start = 0; !IsBlank(file.Span[start..]);)
        {
            var blanks = file.Span[start..].IndexOfAnyExcept(" \t\r\n"u8);
            var lines = file.Span.Slice(start, blanks).Count((byte)'\n');
            (number, isFirstOfLine, start) = (number + lines, isFirstOfLine || lines > 0, start + blanks);
            (found, end) = ReadValue(file.Span[start..]);
            var json = file.Slice(start, found ? end : RestOfLine(file.Span[start..]));
            yield return (isFirstOfLine ? $":{number}" : string.Create(CultureInfo.InvariantCulture, $":{number}:{ColumnOf(start, file.Span)}"), json);
            (number, isFirstOfLine, start) = (number + json.Span.Count((byte)'\n'), false, start + json.Length);
        }
    }

    /// <summary>Whether a text is one JSON value, and nothing else.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> text) => ReadValue(text) is (true, var end) && end == text.Length;

    /// <summary>Returns whether a text starts with a JSON value, and where the value ends.</summary>
    private static (bool IsFound, int End) ReadValue(ReadOnlySpan<byte> text)
    {
        var mark = text.Length - WithoutMark(text).Length;
        var reader = new Utf8JsonReader(text[mark..], Values);
        try
        {
            return reader.Read() && reader.TrySkip() ? (true, mark + (int)reader.BytesConsumed) : (false, 0);
        }
        catch (JsonException)
        {
            return (false, 0);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;

    private static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r\n"u8);

    private static int RestOfLine(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? end : text.Length;

    private static int ColumnOf(int start, ReadOnlySpan<byte> file) => start - file[..start].LastIndexOf((byte)'\n');
}
