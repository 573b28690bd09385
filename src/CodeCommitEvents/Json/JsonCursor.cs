using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// A value on a <see cref="JsonTape"/>. The <c>Take…</c> methods give a property by name, in whatever order it came, and
/// note that it is held now; a property that is null counts as taken and absent; one of another JSON type is left where
/// it is, as an additional field. Of properties with the same name the last one counts.
/// </summary>
internal readonly ref struct JsonCursor(ReadOnlySpan<byte> utf8Json, JsonRow[] rows, int row)
{
    private readonly ReadOnlySpan<byte> utf8Json = utf8Json;
    private readonly JsonRow[]? rows = rows;
    private readonly int row = row;

    public JsonTokenType Type => rows is null ? JsonTokenType.None : rows[row].Type;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    public bool IsString => Type == JsonTokenType.String;

    public bool IsTaken => rows![row].IsTaken;

    public bool IsEscaped => rows![row].IsEscaped;

    /// <summary>The bytes between the quotes, escapes and all; for other values the whole value.</summary>
    public ReadOnlySpan<byte> Utf8 => utf8Json.Slice(rows![row].Start, rows[row].Length);

    /// <summary>The whole value as it stands in the text, quotes included.</summary>
    public ReadOnlySpan<byte> RawUtf8 =>
        IsString ? utf8Json.Slice(rows![row].Start - 1, rows[row].Length + 2) : Utf8;

    public string Name => Decode(RawName(row), rows![row].IsNameEscaped);

    public ReadOnlySpan<byte> NameUtf8 => rows![row].IsNameEscaped ? JsonText.UnescapeToArray(RawName(row)) : RawName(row);

    public static int KeyOf(ReadOnlySpan<byte> name) => name.IsEmpty
        ? 0
        : (name.Length << 24) ^ (name[0] << 16) ^ (name[name.Length / 2] << 8) ^ name[^1];

    public Enumerator GetEnumerator() => new(this);

    public string GetString() => Decode(Utf8, IsEscaped);

    public bool TextEquals(ReadOnlySpan<byte> text) =>
        IsString && (IsEscaped ? JsonText.UnescapeToArray(Utf8) : Utf8).SequenceEqual(text);

    /// <summary>The property, or an empty cursor; it is not taken by this.</summary>
    public JsonCursor Find(ReadOnlySpan<byte> name)
    {
        if (!IsObject)
        {
            return default;
        }

        var key = KeyOf(name);
        var found = -1;
        var end = rows![row].End;
        for (var at = row + 1; at < end; at = rows[at].End)
        {
            if (rows[at].NameKey == key && NameEquals(at, name))
            {
                if (found >= 0)
                {
                    rows[found].IsTaken = true;
                }

                found = at;
            }
        }

        return found < 0 ? default : new JsonCursor(utf8Json, rows, found);
    }

    public bool Has(ReadOnlySpan<byte> name, JsonTokenType type) => Find(name).Type == type;

    /// <summary>Notes that a typed property holds this value.</summary>
    public void Take() => rows![row].IsTaken = true;

    /// <summary>The property if it is of the type; noted as taken then, and when it is null.</summary>
    public JsonCursor Take(ReadOnlySpan<byte> name, JsonTokenType type)
    {
        var found = Find(name);
        if (found.Type == type || found.Type == JsonTokenType.Null)
        {
            found.Take();
        }

        return found.Type == type ? found : default;
    }

    public string? TakeString(ReadOnlySpan<byte> name)
    {
        var found = Take(name, JsonTokenType.String);
        return found.Type == JsonTokenType.None ? null : found.GetString();
    }

    public bool? TakeBoolean(ReadOnlySpan<byte> name)
    {
        var found = Find(name);
        if (found.Type is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
        {
            found.Take();
        }

        return found.Type is JsonTokenType.True or JsonTokenType.False ? found.Type == JsonTokenType.True : null;
    }

    /// <summary>A whole number, also one that is written as a float (<c>60.0</c>).</summary>
    public long? TakeNumber(ReadOnlySpan<byte> name)
    {
        var found = Find(name);
        if (found.Type == JsonTokenType.Null)
        {
            found.Take();
        }

        if (found.Type != JsonTokenType.Number || !TryGetWhole(found.Utf8, out var number))
        {
            return null;
        }

        found.Take();
        return number;
    }

    /// <summary>Like <see cref="TakeNumber"/>, for a number that fits 32 bits.</summary>
    public int? TakeInt32(ReadOnlySpan<byte> name)
    {
        var found = Find(name);
        var fits = found.Type == JsonTokenType.Null
            || (found.Type == JsonTokenType.Number && TryGetWhole(found.Utf8, out var number) && number is >= int.MinValue and <= int.MaxValue);
        return fits ? (int?)TakeNumber(name) : null;
    }

    private static bool TryGetWhole(ReadOnlySpan<byte> digits, out long number)
    {
        if (Utf8Parser.TryParse(digits, out number, out var consumed) && consumed == digits.Length)
        {
            return true;
        }

        const double LargestExact = 9_007_199_254_740_992;
        var isWhole = Utf8Parser.TryParse(digits, out double real, out consumed) && consumed == digits.Length
            && Math.Abs(real) <= LargestExact && Math.Floor(real) == real;
        number = isWhole ? (long)real : 0;
        return isWhole;
    }

    private static string Decode(ReadOnlySpan<byte> utf8, bool isEscaped) =>
        isEscaped ? JsonText.Decode(utf8) : Encoding.UTF8.GetString(utf8);

    private bool NameEquals(int at, ReadOnlySpan<byte> name) =>
        (rows![at].IsNameEscaped ? JsonText.UnescapeToArray(RawName(at)) : RawName(at)).SequenceEqual(name);

    private ReadOnlySpan<byte> RawName(int at) => utf8Json.Slice(rows![at].NameStart, rows[at].NameLength);

    /// <summary>The properties of an object or the elements of an array.</summary>
    public ref struct Enumerator(JsonCursor parent)
    {
        private readonly JsonCursor parent = parent;
        private int next = parent.row + 1;
        private int current;

        public readonly JsonCursor Current => new(parent.utf8Json, parent.rows!, current);

        public bool MoveNext()
        {
            if (!(parent.IsObject || parent.IsArray) || next >= parent.rows![parent.row].End)
            {
                return false;
            }

            current = next;
            next = parent.rows[current].End;
            return true;
        }
    }
}
