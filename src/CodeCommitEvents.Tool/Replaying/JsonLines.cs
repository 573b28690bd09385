using System.Text.Json;

namespace CodeCommitEvents.Tool;

/// <summary>Splits a file in the format JSON Lines, such as an archive of events, which contains one payload on each line.</summary>
internal static class JsonLines
{
    /// <summary>
    /// Returns the payloads of a file with the text for their names: the number of the line, or nothing if the whole file is one payload.
    /// A file is JSON Lines if it has several lines and the first one is a complete JSON value.
    /// </summary>
    public static IEnumerable<(string Place, ReadOnlyMemory<byte> Json)> Split(ReadOnlyMemory<byte> file)
    {
        var end = file.Span.IndexOf((byte)'\n');
        if (end < 0 || file.Span[end..].Trim(" \t\r\n"u8).IsEmpty || !IsJson(file.Span[..(end + 1)]))
        {
            yield return ("", file);
            yield break;
        }

        var number = 0;
        for (var rest = file; !rest.IsEmpty; rest = rest[Math.Min(end + 1, rest.Length)..])
        {
            number++;
            end = rest.Span.IndexOf((byte)'\n') is >= 0 and var found ? found : rest.Length;
            if (!rest.Span[..end].Trim(" \t\r"u8).IsEmpty)
            {
                yield return ($":{number}", rest[..end]);
            }
        }
    }

    /// <summary>Whether a line is a complete JSON value. The first line of most payloads is only the start of a value.</summary>
    private static bool IsJson(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
