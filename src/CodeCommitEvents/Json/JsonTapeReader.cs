using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>Reads a JSON text (RFC 8259) into the rows of a <see cref="JsonTape"/>.</summary>
/// <remarks>
/// The text is read here, and not with <see cref="Utf8JsonReader"/>, because that is several times slower for strings with many
/// escapes, such as wrapped messages. A test checks that both accept the same texts. If a text is invalid,
/// <see cref="Utf8JsonReader"/> reads the text to find the position and the reason of the error.
/// </remarks>
internal static class JsonTapeReader
{
    /// <summary>Reads one complete JSON value. Returns false if the text is not valid, or is nested deeper than <paramref name="maxDepth"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, JsonRowTable rows, int maxDepth)
    {
        var specials = new JsonSpecials(json);
        var (at, open, depth, isObject) = (0, -1, 0, false);
        while (true)
        {
            ref var row = ref rows.Add(open);
            if ((isObject && !TryReadName(json, ref at, ref specials, ref row, rows)) || !TryPeek(json, ref at, out var first))
            {
                return false;
            }

            row.Start = at;
            if (first is (byte)'{' or (byte)'[')
            {
                (open, isObject) = (rows.Count - 1, first == (byte)'{');
                row.Type = isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray;
                at++;
                if (++depth > maxDepth || !TryPeek(json, ref at, out var inner))
                {
                    return false;
                }

                if (inner != CloserOf(isObject))
                {
                    continue;
                }
            }
            else if (first == (byte)'"' ? !TryReadString(json, ref at, ref specials, ref row, rows) : !TryReadLiteral(json, ref at, ref row))
            {
                return false;
            }

            if (!TryClose(json, ref at, rows, ref open, ref depth, ref isObject))
            {
                return false;
            }

            if (open < 0)
            {
                rows.IsAscii = specials.IsAscii;
                return JsonScanner.SkipWhiteSpace(json, at) == json.Length;
            }
        }
    }

    /// <summary>Closes the objects and arrays that end behind a value, and skips the comma before the next value. Returns false if neither is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryClose(ReadOnlySpan<byte> json, ref int at, JsonRowTable rows, ref int open, ref int depth, ref bool isObject)
    {
        while (open >= 0)
        {
            if (!TryPeek(json, ref at, out var next))
            {
                return false;
            }

            at++;
            if (next == (byte)',')
            {
                return true;
            }

            if (next != CloserOf(isObject))
            {
                return false;
            }

            ref var container = ref rows[open];
            container.End = rows.Count;
            container.Length = at - container.Start;
            open = container.Parent;
            isObject = open >= 0 && rows[open].Type == JsonTokenType.StartObject;
            depth--;
        }

        return true;
    }

    /// <summary>Reads a property name and the following colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadName(ReadOnlySpan<byte> json, ref int at, ref JsonSpecials specials, ref JsonRow row, JsonRowTable rows)
    {
        if (!TryPeek(json, ref at, out var quote) || quote != (byte)'"')
        {
            return false;
        }

        var start = at + 1;
        at = JsonScanner.SkipString(json, start, ref specials, out var isEscaped);
        if (at < 0)
        {
            return false;
        }

        var name = json.Slice(start, at - 1 - start);
        row.NameStart = start;
        row.NameLength = name.Length;
        row.IsNameEscaped = isEscaped;
        rows.Enter(ref row, FieldName.HashOf(isEscaped ? JsonText.UnescapeToArray(name) : name));
        return TryPeek(json, ref at, out var colon) && colon == (byte)':' && ++at > 0;
    }

    /// <summary>Reads a string. If it has escapes, its text without them is stored in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadString(ReadOnlySpan<byte> json, ref int at, ref JsonSpecials specials, ref JsonRow row, JsonRowTable rows)
    {
        var start = at + 1;
        var end = specials.Find(start);
        row.Type = JsonTokenType.String;
        row.Start = start;
        row.Length = row.TextLength = end - start;
        if ((uint)end >= (uint)json.Length || json[end] != (byte)'"')
        {
            end = ReadEscaped(json, start, ref specials, ref row, rows);
        }

        at = end + 1;
        return (uint)end < (uint)json.Length;
    }

    /// <summary>Reads a string with escapes. Returns the position of the closing quote, or a position that is not in the text.</summary>
    private static int ReadEscaped(ReadOnlySpan<byte> json, int start, ref JsonSpecials specials, ref JsonRow row, JsonRowTable rows)
    {
        var textEnd = start;
        var end = JsonEscapes.Remove(json, start, ref specials, rows.RentTexts(json.Length), ref textEnd, out row.HasLoneSurrogate);
        row.IsEscaped = true;
        row.Length = end - start;
        row.TextLength = textEnd - start;
        return end;
    }

    private static bool TryReadLiteral(ReadOnlySpan<byte> json, ref int at, ref JsonRow row)
    {
        var end = JsonScanner.SkipLiteral(json, at, out row.Type);
        row.Length = end - at;
        at = end;
        return end >= 0;
    }

    /// <summary>Skips white space. Returns false at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPeek(ReadOnlySpan<byte> json, ref int at, out byte next)
    {
        next = (uint)at < (uint)json.Length ? json[at] : default;
        if (next <= (byte)' ')
        {
            at = JsonScanner.SkipWhiteSpace(json, at);
            next = (uint)at < (uint)json.Length ? json[at] : default;
        }

        return next != default;
    }

    private static byte CloserOf(bool isObject) => isObject ? (byte)'}' : (byte)']';
}
