using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// A value on a <see cref="JsonTape"/>. The <c>Take…</c> methods read a property and mark the property as taken. Properties that are
/// never taken are the additional fields. A property whose value is null is taken too, and the result is null or an empty cursor. A
/// property with an unexpected JSON type is not taken. If several properties have the same name, the last one is used.
/// <see cref="JsonScalars"/> takes texts, numbers and truth values.
/// </summary>
internal readonly ref struct JsonCursor(ReadOnlySpan<byte> utf8Json, JsonRow[] rows, int[] nameKeys, int row)
{
    /// <summary>The largest number of values in an object whose keys are searched in one pass.</summary>
    private const int LargestScan = 64;

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

    /// <summary>For each name in an object, the index of the last property with this name.</summary>
    public Dictionary<string, int> LastProperties()
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var property in this)
        {
            last[property.Name] = property.row;
        }

        return last;
    }

    /// <summary>Returns the property with an index from <see cref="LastProperties"/>.</summary>
    public JsonCursor PropertyAt(int index) => At(index);

    /// <summary>Whether the value is the property with an index from <see cref="LastProperties"/>.</summary>
    public bool IsAt(int index) => row == index;

    /// <summary>Returns the text of an array from one of its elements to its end, without the bracket.</summary>
    public ReadOnlySpan<byte> RestFrom(JsonCursor element)
    {
        var start = rows![element.row].Start - (element.IsString ? 1 : 0);
        return utf8Json[start..(rows[row].Start + rows[row].Length - 1)].TrimEnd(" \t\r\n"u8);
    }

    /// <summary>Returns a cheap hash of a property name. Equal names have equal keys. An empty name has the key -1, because 0 is the key of array elements.</summary>
    public static int KeyOf(ReadOnlySpan<byte> name) => name.IsEmpty
        ? -1
        : (name.Length << 24) ^ (name[0] << 16) ^ (name[name.Length / 2] << 8) ^ name[^1];

    public Enumerator GetEnumerator() => new(this);

    public string GetString() => IsEscaped ? JsonText.Decode(Utf8) : JsonText.ToText(Utf8);

    /// <summary>Works like <see cref="GetString"/>, but avoids an allocation for a text that occurs in many messages, such as a region.</summary>
    public string GetCommonString() => IsEscaped ? GetString() : Utf8StringPool.Get(Utf8);

    public bool TextEquals(ReadOnlySpan<byte> text) =>
        IsString && (IsEscaped ? JsonText.EscapedEquals(Utf8, text) : Utf8.SequenceEqual(text));

    /// <summary>Finds a property and does not take it. Returns an empty cursor if the object has no such property.</summary>
    public JsonCursor Find(ReadOnlySpan<byte> name) => IndexOf(name) is >= 0 and var found ? At(found) : default;

    public bool Has(ReadOnlySpan<byte> name, JsonTokenType type) => IndexOf(name) is >= 0 and var found && rows![found].Type == type;

    public void Take() => Take(row);

    /// <summary>Takes a property of a JSON type. Returns an empty cursor if the property is missing, is null or has another type.</summary>
    public JsonCursor Take(ReadOnlySpan<byte> name, JsonTokenType type) => TakeIndex(name, type) is >= 0 and var found ? At(found) : default;

    private JsonCursor At(int at) => new(utf8Json, rows!, nameKeys!, at);

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
    /// <remarks>
    /// The keys of a small object are searched in one vectorized pass, which also visits the keys of nested values. In a large object, that
    /// pass would make the cost of a deeply nested text quadratic, so only the properties of the object itself are visited.
    /// </remarks>
    private int IndexOf(ReadOnlySpan<byte> name)
    {
        if (!IsObject)
        {
            return -1;
        }

        var key = KeyOf(name);
        var count = rows![row].End - row - 1;
        if (count <= LargestScan)
        {
            var at = nameKeys.AsSpan(row + 1, count).LastIndexOf(key) + row + 1;
            if (at == row)
            {
                return -1;
            }

            if (rows[at].Parent == row && NameEquals(at, name))
            {
                return at;
            }
        }

        return IndexOfProperty(key, name);
    }

    private int IndexOfProperty(int key, ReadOnlySpan<byte> name)
    {
        var found = -1;
        for (var at = row + 1; at < rows![row].End; at = rows[at].End)
        {
            found = nameKeys![at] == key && NameEquals(at, name) ? at : found;
        }

        return found;
    }

    private bool NameEquals(int at, ReadOnlySpan<byte> name) =>
        rows![at].IsNameEscaped ? JsonText.EscapedEquals(RawName(at), name) : RawName(at).SequenceEqual(name);

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
