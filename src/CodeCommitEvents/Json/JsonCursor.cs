using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>
/// A value on a <see cref="JsonTape"/>. The <c>Take…</c> methods read a property and mark the property as taken. Properties that are
/// never taken are the additional fields. A property whose value is null is taken too, and the result is null or an empty cursor. A
/// property with an unexpected JSON type is not taken. If several properties have the same name, the last one is used.
/// <see cref="JsonScalars"/> takes texts, numbers and truth values.
/// </summary>
internal readonly ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> utf8Json;
    private readonly JsonRowTable? rows;
    private readonly ref JsonRow value;
    private readonly int row;

    public JsonCursor(ReadOnlySpan<byte> utf8Json, JsonRowTable rows, int row)
    {
        this.utf8Json = utf8Json;
        this.rows = rows;
        this.row = row;
        value = ref rows[row];
    }

    public JsonTokenType Type => rows is null ? JsonTokenType.None : value.Type;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    public bool IsString => Type == JsonTokenType.String;

    public bool IsTaken => value.IsTaken;

    public bool IsEscaped => value.IsEscaped;

    /// <summary>Whether the object or array has no properties or elements.</summary>
    public bool IsEmpty => rows is null || value.End == row + 1;

    /// <summary>Whether a property or an element is not taken.</summary>
    public bool HasUntaken
    {
        get
        {
            for (var at = row + 1; rows is not null && at < value.End; at++)
            {
                if (!rows[at].IsTaken && rows[at].Parent == row)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The text of a string, without quotes and escapes. The bytes of any other value.</summary>
    public ReadOnlySpan<byte> Utf8 =>
        value.IsEscaped ? rows!.Texts.Slice(value.Start, value.TextLength) : utf8Json.Slice(value.Start, value.Length);

    /// <summary>The bytes of the value, with the quotes and escapes of a string.</summary>
    public ReadOnlySpan<byte> RawUtf8 => IsString ? utf8Json.Slice(value.Start - 1, value.Length + 2) : Utf8;

    public string Name => value.IsNameEscaped ? JsonText.Decode(RawNameUtf8) : Utf8StringPool.Get(RawNameUtf8);

    public ReadOnlySpan<byte> RawNameUtf8 => utf8Json.Slice(value.NameStart, value.NameLength);

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
        var start = element.value.Start - (element.IsString ? 1 : 0);
        return utf8Json[start..(value.Start + value.Length - 1)].TrimEnd(" \t\r\n"u8);
    }

    public Enumerator GetEnumerator() => new(this);

    public string GetString() =>
        value.HasLoneSurrogate ? JsonText.DecodeLoosely(utf8Json.Slice(value.Start, value.Length))
        : rows!.IsAscii && !value.IsEscaped ? Encoding.Latin1.GetString(Utf8)
        : JsonText.ToText(Utf8);

    /// <summary>Works like <see cref="GetString"/>, but avoids an allocation for a text that occurs in many messages, such as a region.</summary>
    public string GetCommonString() => IsEscaped ? GetString() : Utf8StringPool.Get(Utf8);

    public bool TextEquals(ReadOnlySpan<byte> text) => IsString && Utf8.SequenceEqual(text);

    /// <summary>Finds a property and does not take it. Returns an empty cursor if the object has no such property.</summary>
    public JsonCursor Find(scoped in FieldName name) => IndexOf(name) is > 0 and var found ? At(found) : default;

    public bool Has(in FieldName name, JsonTokenType type) => IndexOf(name) is > 0 and var found && rows![found].Type == type;

    public void Take() => value.IsTaken = true;

    /// <summary>The number of properties or elements.</summary>
    public int Count()
    {
        var count = 0;
        foreach (var _ in this)
        {
            count++;
        }

        return count;
    }

    /// <summary>Takes a property of a JSON type. Returns an empty cursor if the property is missing, is null or has another type.</summary>
    public JsonCursor Take(scoped in FieldName name, JsonTokenType type)
    {
        var found = Find(name);
        if (found.Type == type || found.Type == JsonTokenType.Null)
        {
            found.Take();
        }

        return found.Type == type ? found : default;
    }

    private JsonCursor At(int at) => new(utf8Json, rows!, at);

    /// <summary>Returns the row of the last property with this name, or 0.</summary>
    private int IndexOf(scoped in FieldName name)
    {
        var found = IsObject ? rows!.FindLast(row, name.Hash) : 0;
        while (found > 0 && !IsNamed(ref rows![found], name.Utf8))
        {
            found = rows.FindPrevious(found);
        }

        return found;
    }

    private bool IsNamed(ref JsonRow property, ReadOnlySpan<byte> name)
    {
        var received = utf8Json.Slice(property.NameStart, property.NameLength);
        return property.IsNameEscaped ? JsonText.EscapedEquals(received, name) : received.SequenceEqual(name);
    }

    /// <summary>Enumerates the properties of an object or the elements of an array.</summary>
    public ref struct Enumerator(JsonCursor parent)
    {
        private readonly JsonCursor parent = parent;
        private readonly int end = parent.IsObject || parent.IsArray ? parent.value.End : 0;
        private int next = parent.row + 1;
        private int current;

        public readonly JsonCursor Current => parent.At(current);

        public bool MoveNext()
        {
            if (next >= end)
            {
                return false;
            }

            current = next;
            next = parent.rows![current].End;
            return true;
        }
    }
}
