using System.Buffers;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// The result of one pass over a JSON text: one row for each value, with the position of the value. A value is decoded only when
/// it is read through <see cref="JsonCursor"/>.
/// </summary>
/// <remarks>
/// The pass uses <see cref="JsonScanner"/>, because <see cref="Utf8JsonReader"/> is several times slower for strings with many
/// escapes, such as wrapped messages. A test checks that both accept the same texts. If a text is invalid,
/// <see cref="Utf8JsonReader"/> reads the text to find the position and the reason of the error.
/// </remarks>
internal ref struct JsonTape : IDisposable
{
    /// <summary>The maximum depth for a text whose depth was already checked: no limit.</summary>
    public const int AnyDepth = int.MaxValue;

    private const int FirstSize = 128;

    private readonly ReadOnlySpan<byte> utf8Json;
    private JsonRow[] rows;
    private int[] nameKeys;
    private int count;

    private JsonTape(ReadOnlySpan<byte> utf8Json)
    {
        this.utf8Json = utf8Json;
        rows = ArrayPool<JsonRow>.Shared.Rent(FirstSize);
        nameKeys = ArrayPool<int>.Shared.Rent(FirstSize);
    }

    public readonly JsonCursor Root => new(utf8Json, rows, nameKeys, 0);

    /// <exception cref="JsonException">The text is not one complete JSON value, or is nested deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonTape Read(ReadOnlySpan<byte> utf8Json, int maxDepth) =>
        TryRead(utf8Json, maxDepth, out var tape) ? tape : throw JsonFault.Of(utf8Json, maxDepth);

    /// <summary>Works like <see cref="Read"/>, but returns false instead of throwing. An exception costs as much as thousands of bytes of JSON.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8Json, int maxDepth, out JsonTape tape)
    {
        tape = new JsonTape(utf8Json);
        var isRead = tape.TryFill(maxDepth);
        if (!isRead)
        {
            tape.Dispose();
        }

        return isRead;
    }

    public void Dispose()
    {
        ArrayPool<JsonRow>.Shared.Return(rows);
        ArrayPool<int>.Shared.Return(nameKeys);
        rows = [];
        nameKeys = [];
    }

    private bool TryFill(int maxDepth)
    {
        var json = utf8Json;
        var name = default(JsonName);
        var (at, open, depth) = (0, -1, 0);
        while (true)
        {
            at = JsonScanner.SkipWhiteSpace(json, at);
            if ((uint)at >= (uint)json.Length)
            {
                return false;
            }

            var isOpening = json[at] is (byte)'{' or (byte)'[';
            if (isOpening)
            {
                var type = json[at] == (byte)'{' ? JsonTokenType.StartObject : JsonTokenType.StartArray;
                Add(ref name, open).Set(type, at++, 0, isEscaped: false);
                open = count - 1;
                depth++;
            }
            else
            {
                at = AddScalar(json, at, ref name, open);
            }

            at = at < 0 || depth > maxDepth ? -1 : Close(json, at, isOpening, ref open, ref depth);
            if (at < 0 || open < 0)
            {
                return at >= 0 && JsonScanner.SkipWhiteSpace(json, at) == json.Length;
            }

            if (rows[open].Type == JsonTokenType.StartObject && !name.TryRead(json, ref at))
            {
                return false;
            }
        }
    }

    private int AddScalar(ReadOnlySpan<byte> json, int at, ref JsonName name, int open)
    {
        int end;
        if (json[at] == (byte)'"')
        {
            end = JsonScanner.SkipString(json, at + 1, out var isEscaped);
            Add(ref name, open).Set(JsonTokenType.String, at + 1, end - at - 2, isEscaped);
        }
        else
        {
            end = JsonScanner.SkipLiteral(json, at, out var type);
            Add(ref name, open).Set(type, at, end - at, isEscaped: false);
        }

        return end;
    }

    /// <summary>
    /// Closes the objects and arrays that end at <paramref name="at"/>. Returns the position of the next property or element. Returns the
    /// end of the root value if the root is closed, and -1 if the JSON is not valid.
    /// </summary>
    private readonly int Close(ReadOnlySpan<byte> json, int at, bool isOpening, ref int open, ref int depth)
    {
        while (open >= 0)
        {
            at = JsonScanner.SkipWhiteSpace(json, at);
            if ((uint)at >= (uint)json.Length)
            {
                return -1;
            }

            ref var container = ref rows[open];
            if (json[at] != (container.Type == JsonTokenType.StartObject ? (byte)'}' : (byte)']'))
            {
                return isOpening ? at : json[at] == (byte)',' ? at + 1 : -1;
            }

            container.End = count;
            container.Length = ++at - container.Start;
            open = container.Parent;
            depth--;
            isOpening = false;
        }

        return at;
    }

    private ref JsonRow Add(ref JsonName name, int parent)
    {
        var at = count++;
        if (at >= rows.Length || at >= nameKeys.Length)
        {
            Grow(at);
        }

        if (parent >= 0)
        {
            rows[parent].UntakenCount++;
        }

        nameKeys[at] = name.Key;
        ref var row = ref rows[at];
        row.Parent = parent;
        row.End = count;
        row.NameStart = name.Start;
        row.NameLength = name.Length;
        row.IsNameEscaped = name.IsEscaped;
        name = default;
        return ref row;
    }

    private void Grow(int used)
    {
        Larger(ref rows, used);
        Larger(ref nameKeys, used);
    }

    private static void Larger<T>(ref T[] array, int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(count * 2);
        Array.Copy(array, larger, count);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
