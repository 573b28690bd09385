using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// The result of one pass over a JSON text: one row for each value, with the position of the value. The pass also removes the escapes of
/// strings, and enters the properties in the hash table of <see cref="JsonRowTable"/>, so that <see cref="JsonCursor"/> finds a property
/// without a search.
/// </summary>
internal ref struct JsonTape : IDisposable
{
    /// <summary>The maximum depth for a text whose depth was already checked: no limit.</summary>
    public const int AnyDepth = int.MaxValue;

    private readonly ReadOnlySpan<byte> utf8Json;
    private JsonRowTable? rows;

    private JsonTape(ReadOnlySpan<byte> utf8Json)
    {
        this.utf8Json = utf8Json;
        rows = JsonRowTable.Rent();
    }

    public readonly JsonCursor Root => new(utf8Json, rows!, 0);

    /// <exception cref="JsonException">The text is not one complete JSON value, or is nested deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonTape Read(ReadOnlySpan<byte> utf8Json, int maxDepth) =>
        TryRead(utf8Json, maxDepth, out var tape) ? tape : throw JsonFault.Of(utf8Json, maxDepth);

    /// <summary>Works like <see cref="Read"/>, but returns false instead of throwing. An exception costs as much as thousands of bytes of JSON.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8Json, int maxDepth, out JsonTape tape)
    {
        tape = new JsonTape(utf8Json);
        var isRead = JsonTapeReader.TryRead(utf8Json, tape.rows!, maxDepth);
        if (!isRead)
        {
            tape.Dispose();
        }

        return isRead;
    }

    public void Dispose()
    {
        rows?.Return();
        rows = null;
    }
}
