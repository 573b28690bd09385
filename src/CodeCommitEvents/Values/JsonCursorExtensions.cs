using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// Takes lists, maps and ARNs from a JSON object. A list or map is not taken if one of its elements has the wrong type. If several entries
/// of a map have the same name, only the last one counts.
/// </summary>
internal static class JsonCursorExtensions
{
    /// <exception cref="JsonException">The property is missing or is not a string.</exception>
    public static string TakeRequiredString(this in JsonCursor value, in FieldName name) =>
        value.TakeString(name) ?? throw new JsonException($"The property {Encoding.UTF8.GetString(name.Utf8)} is missing or is not a string.");

    /// <summary>Takes an ARN. A number or a truth value is not taken, because a caller that is not a text must stay unknown.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Arn? TakeArn(this in JsonCursor value, in FieldName name)
    {
        var found = value.Find(name);
        return found.Type is JsonTokenType.String or JsonTokenType.Null && found.TakeAsCommonText() is { } text ? new Arn(text) : null;
    }

    public static ValueList<string>? TakeTexts(this in JsonCursor value, in FieldName name)
    {
        var list = value.Find(name);
        if (!list.IsArray)
        {
            return TakeNull<ValueList<string>>(list);
        }

        var (texts, index) = (new string[list.Count()], 0);
        foreach (var item in list)
        {
            if ((item.IsString ? item.GetCommonString() : item.AsText()) is not { } text)
            {
                return null;
            }

            texts[index++] = text;
        }

        list.Take();
        return index == 0 ? ValueList<string>.Empty : new ValueList<string>(texts);
    }

    public static ValueList<T>? TakeObjects<T>(this in JsonCursor value, in FieldName name, ObjectReader<T> read)
    {
        var list = value.Find(name);
        return list.IsArray && AllAre(list, JsonTokenType.StartObject)
            ? Items(list, read)
            : TakeNull<ValueList<T>>(list);
    }

    public static T? TakeObject<T>(this in JsonCursor value, in FieldName name, ObjectReader<T> read)
        where T : class
    {
        var found = value.Take(name, JsonTokenType.StartObject);
        return found.IsObject ? read(found) : null;
    }

    public static ValueMap<string>? TakeMap(this in JsonCursor value, in FieldName name)
    {
        var map = value.Find(name);
        if (!map.IsObject)
        {
            return TakeNull<ValueMap<string>>(map);
        }

        if (map.IsEmpty)
        {
            map.Take();
            return ValueMap<string>.Empty;
        }

        var entries = new Dictionary<string, string>(map.Count(), StringComparer.Ordinal);
        foreach (var entry in map)
        {
            entries[entry.Name] = entry.AsText()!;
        }

        return TakeEntries(map, entries);
    }

    public static ValueMap<T>? TakeObjectMap<T>(this in JsonCursor value, in FieldName name, ObjectReader<T> read)
        where T : class
    {
        var map = value.Find(name);
        if (!map.IsObject)
        {
            return TakeNull<ValueMap<T>>(map);
        }

        if (map.IsEmpty)
        {
            map.Take();
            return ValueMap<T>.Empty;
        }

        var entries = new Dictionary<string, T>(map.Count(), StringComparer.Ordinal);
        foreach (var entry in map)
        {
            entries[entry.Name] = entry.IsObject ? read(entry) : null!;
        }

        return TakeEntries(map, entries);
    }

    /// <summary>Takes a value of any type as JSON.</summary>
    public static string? TakeRaw(this in JsonCursor value, in FieldName name)
    {
        var found = value.Find(name);
        if (found.Type == JsonTokenType.None)
        {
            return null;
        }

        found.Take();
        return found.RawText();
    }

    /// <summary>Returns the value as JSON text. For a string, the quotes are included.</summary>
    public static string RawText(this in JsonCursor value) => Encoding.UTF8.GetString(value.RawUtf8);

    /// <summary>Takes a map, unless one of its entries is null, because it has the wrong type.</summary>
    private static ValueMap<T>? TakeEntries<T>(JsonCursor map, Dictionary<string, T> entries)
        where T : class
    {
        if (entries.ContainsValue(null!))
        {
            return null;
        }

        map.Take();
        return ValueMap<T>.Of(entries);
    }

    private static T? TakeNull<T>(JsonCursor value)
        where T : class
    {
        if (value.Type == JsonTokenType.Null)
        {
            value.Take();
        }

        return null;
    }

    private static bool AllAre(JsonCursor list, JsonTokenType type)
    {
        foreach (var item in list)
        {
            if (item.Type != type)
            {
                return false;
            }
        }

        return true;
    }

    private static ValueList<T> Items<T>(JsonCursor list, ObjectReader<T> read)
    {
        list.Take();
        if (list.IsEmpty)
        {
            return ValueList<T>.Empty;
        }

        var items = new T[list.Count()];
        var index = 0;
        foreach (var item in list)
        {
            items[index++] = read(item);
        }

        return new ValueList<T>(items);
    }
}
