using System.Buffers;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// One pass of <see cref="Utf8JsonReader"/> over a JSON text, noted as rows: what is where. Nothing is decoded and
/// nothing is tokenised twice; values are read on demand through <see cref="JsonCursor"/>.
/// </summary>
internal ref struct JsonTape : IDisposable
{
    /// <summary>For a text whose depth was checked before.</summary>
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

    /// <exception cref="JsonException">The text is not one complete JSON value, or is nested deeper than allowed.</exception>
    public static JsonTape Read(ReadOnlySpan<byte> utf8Json, int maxDepth)
    {
        var tape = new JsonTape(utf8Json);
        try
        {
            tape.Fill(maxDepth);
            return tape;
        }
        catch (JsonException)
        {
            tape.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<JsonRow>.Shared.Return(rows);
        ArrayPool<int>.Shared.Return(nameKeys);
        rows = [];
        nameKeys = [];
    }

    private void Fill(int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = maxDepth });
        var name = default(PropertyName);
        var open = -1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name.Set(reader.ValueSpan, (int)reader.TokenStartIndex + 1, reader.ValueIsEscaped);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    ref var closed = ref rows[open];
                    closed.End = count;
                    closed.Length = (int)reader.BytesConsumed - closed.Start;
                    open = closed.Parent;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Add(ref name, open).Set(reader.TokenType, (int)reader.TokenStartIndex, 0, isEscaped: false);
                    open = count - 1;
                    break;
                case JsonTokenType.String:
                    Add(ref name, open).Set(JsonTokenType.String, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
                    break;
                default:
                    Add(ref name, open).Set(reader.TokenType, (int)reader.TokenStartIndex, reader.ValueSpan.Length, isEscaped: false);
                    break;
            }
        }
    }

    private ref JsonRow Add(ref PropertyName name, int parent)
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

    /// <summary>A property name, until its value comes.</summary>
    private struct PropertyName
    {
        public int Start;
        public int Length;
        public int Key;
        public bool IsEscaped;

        public void Set(ReadOnlySpan<byte> name, int start, bool isEscaped)
        {
            Start = start;
            Length = name.Length;
            IsEscaped = isEscaped;
            Key = JsonCursor.KeyOf(isEscaped ? JsonText.UnescapeToArray(name) : name);
        }
    }
}
