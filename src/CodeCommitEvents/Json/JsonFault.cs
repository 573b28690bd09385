using System.Globalization;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>Creates the exception for a text that is not valid JSON. Its message contains the reason and the position, and no part of the text.</summary>
internal static class JsonFault
{
    /// <summary>Whether a text that could not be read is valid JSON. Then it is nested deeper than allowed.</summary>
    public static bool IsTooDeep(ReadOnlySpan<byte> utf8Json)
    {
        var isRead = JsonTape.TryRead(utf8Json, JsonTape.AnyDepth, out var tape);
        tape.Dispose();
        return isRead;
    }

    /// <summary>Returns the reason without a position. It needs no exception.</summary>
    public static string WithoutPosition(ReadOnlySpan<byte> utf8Json, int maxDepth) => IsTooDeep(utf8Json) ? TooDeep(maxDepth) : "is not JSON";

    /// <summary>Creates the exception. Its message has no subject, for example "ends early: line 1, byte 12". The caller adds a subject, for example "The text".</summary>
    public static JsonException Of(ReadOnlySpan<byte> utf8Json, int maxDepth)
    {
        var exception = Read(utf8Json, maxDepth, isWhole: true) ?? new JsonException();
        var problem = utf8Json.TrimStart(" \t\r\n"u8).IsEmpty ? "is empty"
            : IsTooDeep(utf8Json) ? TooDeep(maxDepth)
            : Read(utf8Json, maxDepth, isWhole: false) is null ? "ends early"
            : "is not JSON";
        var place = string.Create(
            CultureInfo.InvariantCulture, $"line {exception.LineNumber.GetValueOrDefault() + 1}, byte {exception.BytePositionInLine.GetValueOrDefault() + 1}");
        return new JsonException($"{problem}: {place}", exception.Path, exception.LineNumber, exception.BytePositionInLine);
    }

    /// <summary>Returns the first error in the text, or null if the text is valid.</summary>
    private static JsonException? Read(ReadOnlySpan<byte> utf8Json, int maxDepth, bool isWhole)
    {
        var reader = new Utf8JsonReader(utf8Json, isWhole, new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth }));
        try
        {
            while (reader.Read())
            {
                // Reads until the reader throws or the text ends.
            }

            return null;
        }
        catch (JsonException exception)
        {
            return exception;
        }
    }

    private static string TooDeep(int maxDepth) => $"is nested deeper than MaxDepth allows ({maxDepth})";
}
