using System.Globalization;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>Describes why a text is not valid JSON, and where the error is. The message contains no part of the text.</summary>
internal static class JsonFault
{
    /// <summary>Returns the exception. The caller completes its message, such as "ends early: line 1, byte 12", with a subject, such as "The text".</summary>
    public static JsonException Of(ReadOnlySpan<byte> utf8Json, int maxDepth)
    {
        var exception = Read(utf8Json, maxDepth, isWhole: true) ?? new JsonException();
        var problem = utf8Json.TrimStart(" \t\r\n"u8).IsEmpty ? "is empty"
            : Read(utf8Json, JsonTape.AnyDepth, isWhole: true) is null ? $"is nested deeper than MaxDepth allows ({maxDepth})"
            : Read(utf8Json, maxDepth, isWhole: false) is null ? "ends early"
            : "is not JSON";
        var place = string.Create(
            CultureInfo.InvariantCulture, $"line {exception.LineNumber.GetValueOrDefault() + 1}, byte {exception.BytePositionInLine.GetValueOrDefault() + 1}");
        return new JsonException($"{problem}: {place}", exception.Path, exception.LineNumber, exception.BytePositionInLine);
    }

    /// <summary>Returns the first error in the text. Null if there is none.</summary>
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
}
