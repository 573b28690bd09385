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

    private readonly ReadOnlySpan<byte> utf8Json;
    private JsonRow[] rows;
    private int count;

    private JsonTape(ReadOnlySpan<byte> utf8Json)
    {
        this.utf8Json = utf8Json;
        rows = ArrayPool<JsonRow>.Shared.Rent(128);
    }

    public readonly JsonCursor Root => new(utf8Json, rows, 0);

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
        rows = [];
    }

    private void Fill(int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = maxDepth });
        var pending = default(JsonRow);
        var open = -1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Name(ref pending, ref reader);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    ref var closed = ref rows[open];
                    open = closed.End;
                    closed.End = count;
                    closed.Length = (int)reader.BytesConsumed - closed.Start;
                    break;
                default:
                    pending.Type = reader.TokenType;
                    var isString = pending.Type == JsonTokenType.String;
                    pending.Start = (int)reader.TokenStartIndex + (isString ? 1 : 0);
                    pending.Length = reader.ValueSpan.Length;
                    pending.IsEscaped = isString && reader.ValueIsEscaped;
                    var isContainer = pending.Type is JsonTokenType.StartObject or JsonTokenType.StartArray;
                    pending.End = isContainer ? open : count + 1;
                    open = isContainer ? count : open;
                    Add(pending);
                    pending = default;
                    break;
            }
        }
    }

    private static void Name(ref JsonRow row, ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        row.NameStart = (int)reader.TokenStartIndex + 1;
        row.NameLength = name.Length;
        row.IsNameEscaped = reader.ValueIsEscaped;
        row.NameKey = row.IsNameEscaped ? JsonCursor.KeyOf(JsonText.UnescapeToArray(name)) : JsonCursor.KeyOf(name);
    }

    private void Add(in JsonRow row)
    {
        if (count == rows.Length)
        {
            var larger = ArrayPool<JsonRow>.Shared.Rent(count * 2);
            Array.Copy(rows, larger, count);
            ArrayPool<JsonRow>.Shared.Return(rows);
            rows = larger;
        }

        rows[count++] = row;
    }
}
