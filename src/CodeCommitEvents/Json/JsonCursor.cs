using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// A value on a <see cref="JsonTape"/>. The <c>Take…</c> methods read a property and mark the property as taken. Properties that are
/// never taken are the additional fields. A property whose value is null is taken too, and the result is null or an empty cursor. A
/// property with an unexpected JSON type is not taken. If several properties have the same name, the last one is used.
/// </summary>
internal readonly ref struct JsonCursor(ReadOnlySpan<byte> utf8Json, JsonRow[] rows, int[] nameKeys, int row)
{
    private readonly ReadOnlySpan<byte> utf8Json = utf8Json;
    private readonly JsonRow[]? rows = rows;
    private readonly int[]? nameKeys = nameKeys;
    private readonly int row = row;

    public JsonTokenType Type => rows is null ? JsonTokenType.None : rows[row].Type;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    public bool IsString => Type == JsonTokenType.String;

    public bool IsTaken => rows![row].IsTaken;

    public bool IsEscaped => rows![row].IsEscaped;

    /// <summary>The number of properties or elements that are not taken.</summary>
    public int UntakenCount => rows is null ? 0 : rows[row].UntakenCount;

    /// <summary>The bytes of the value, with escapes. For a string, the quotes are not included.</summary>
    public ReadOnlySpan<byte> Utf8 => utf8Json.Slice(rows![row].Start, rows[row].Length);

    /// <summary>The bytes of the value, with escapes. For a string, the quotes are included.</summary>
    public ReadOnlySpan<byte> RawUtf8 => IsString ? utf8Json.Slice(rows![row].Start - 1, rows[row].Length + 2) : Utf8;

    public string Name => rows![row].IsNameEscaped ? JsonText.Decode(RawName(row)) : Utf8StringPool.Get(RawName(row));

    public ReadOnlySpan<byte> RawNameUtf8 => RawName(row);

    public ReadOnlySpan<byte> NameUtf8 => rows![row].IsNameEscaped ? JsonText.UnescapeToArray(RawName(row)) : RawName(row);

    /// <summary>Returns a cheap hash of a property name. Equal names have equal keys. An empty name has the key -1, because 0 is the key of array elements.</summary>
    public static int KeyOf(ReadOnlySpan<byte> name) => name.IsEmpty
        ? -1
        : (name.Length << 24) ^ (name[0] << 16) ^ (name[name.Length / 2] << 8) ^ name[^1];

    public Enumerator GetEnumerator() => new(this);

    public string GetString() => Decode(Utf8, IsEscaped);

    /// <summary>Works like <see cref="GetString"/>, but avoids an allocation for a text that occurs in many messages.</summary>
    public string GetCommonString() => CommonString(row);

    public bool TextEquals(ReadOnlySpan<byte> text) =>
        IsString && (IsEscaped ? JsonText.UnescapeToArray(Utf8) : Utf8).SequenceEqual(text);

    /// <summary>Finds a property and does not take it. Returns an empty cursor if the object has no such property.</summary>
    public JsonCursor Find(ReadOnlySpan<byte> name) => IndexOf(name) is >= 0 and var found ? At(found) : default;

    public bool Has(ReadOnlySpan<byte> name, JsonTokenType type) => IndexOf(name) is >= 0 and var found && rows![found].Type == type;

    public void Take() => Take(row);

    /// <summary>Takes a property of a JSON type. Returns an empty cursor if the property is missing, is null or has another type.</summary>
    public JsonCursor Take(ReadOnlySpan<byte> name, JsonTokenType type) => TakeIndex(name, type) is >= 0 and var found ? At(found) : default;

    public string? TakeString(ReadOnlySpan<byte> name)
    {
        var found = TakeIndex(name, JsonTokenType.String);
        return found < 0 ? null : Decode(utf8Json.Slice(rows![found].Start, rows[found].Length), rows[found].IsEscaped);
    }

    /// <summary>Works like <see cref="TakeString"/>, but avoids an allocation for a text that occurs in many messages, such as a region.</summary>
    public string? TakeCommonString(ReadOnlySpan<byte> name)
    {
        var found = TakeIndex(name, JsonTokenType.String);
        return found < 0 ? null : CommonString(found);
    }

    /// <summary>Works like <see cref="TakeCommonString"/>, but returns null for an empty string and does not take it.</summary>
    public string? TakeWord(ReadOnlySpan<byte> name)
    {
        var found = IndexOf(name);
        if (found < 0 || rows![found].Type is not (JsonTokenType.String or JsonTokenType.Null) || (rows[found].Type, rows[found].Length) == (JsonTokenType.String, 0))
        {
            return null;
        }

        Take(found);
        return rows[found].Type == JsonTokenType.Null ? null : CommonString(found);
    }

    /// <summary>Takes a whole number. <c>60.0</c> is also a whole number.</summary>
    public long? TakeNumber(ReadOnlySpan<byte> name) => TakeWhole(name, long.MinValue, long.MaxValue);

    /// <summary>Works like <see cref="TakeNumber"/>, for 32-bit numbers.</summary>
    public int? TakeInt32(ReadOnlySpan<byte> name) => (int?)TakeWhole(name, int.MinValue, int.MaxValue);

    private static string Decode(ReadOnlySpan<byte> utf8, bool isEscaped) => isEscaped ? JsonText.Decode(utf8) : JsonText.ToText(utf8);

    private string CommonString(int at)
    {
        var text = utf8Json.Slice(rows![at].Start, rows[at].Length);
        return rows[at].IsEscaped ? Decode(text, isEscaped: true) : Utf8StringPool.Get(text);
    }

    private JsonCursor At(int at) => new(utf8Json, rows!, nameKeys!, at);

    private long? TakeWhole(ReadOnlySpan<byte> name, long least, long most)
    {
        var found = IndexOf(name);
        if (found >= 0 && rows![found].Type == JsonTokenType.Number
            && JsonNumber.TryGetWhole(At(found).Utf8, out var number) && number >= least && number <= most)
        {
            Take(found);
            return number;
        }

        TakeIndex(name, JsonTokenType.Null);
        return null;
    }

    private int TakeIndex(ReadOnlySpan<byte> name, JsonTokenType type)
    {
        var found = IndexOf(name);
        if (found < 0)
        {
            return -1;
        }

        var isOfType = rows![found].Type == type;
        if (isOfType || rows[found].Type == JsonTokenType.Null)
        {
            Take(found);
        }

        return isOfType ? found : -1;
    }

    private void Take(int at)
    {
        ref var taken = ref rows![at];
        if (!taken.IsTaken)
        {
            taken.IsTaken = true;
            if (taken.Parent >= 0)
            {
                rows[taken.Parent].UntakenCount--;
            }
        }
    }

    /// <summary>Returns the row of the last property with this name, or -1.</summary>
    private int IndexOf(ReadOnlySpan<byte> name)
    {
        if (!IsObject)
        {
            return -1;
        }

        var key = KeyOf(name);
        var keys = nameKeys.AsSpan(row + 1, rows![row].End - row - 1);
        var at = keys.LastIndexOf(key);
        while (at >= 0 && (rows[row + 1 + at].Parent != row || !NameEquals(row + 1 + at, name)))
        {
            at = keys[..at].LastIndexOf(key);
        }

        return at < 0 ? -1 : row + 1 + at;
    }

    private bool NameEquals(int at, ReadOnlySpan<byte> name) =>
        (rows![at].IsNameEscaped ? JsonText.UnescapeToArray(RawName(at)) : RawName(at)).SequenceEqual(name);

    private ReadOnlySpan<byte> RawName(int at) => utf8Json.Slice(rows![at].NameStart, rows[at].NameLength);

    /// <summary>Enumerates the properties of an object or the elements of an array.</summary>
    public ref struct Enumerator(JsonCursor parent)
    {
        private readonly JsonCursor parent = parent;
        private int next = parent.row + 1;
        private int current;

        public readonly JsonCursor Current => parent.At(current);

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
