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
    public static string TakeRequiredString(this in JsonCursor value, ReadOnlySpan<byte> name) =>
        value.TakeString(name) ?? throw new JsonException($"The property {Encoding.UTF8.GetString(name)} is missing or is not a string.");

    /// <summary>Takes an ARN. A number or a truth value is not taken, because a caller that is not a text must stay unknown.</summary>
    public static Arn? TakeArn(this in JsonCursor value, ReadOnlySpan<byte> name) =>
        value.Find(name) is { Type: JsonTokenType.String or JsonTokenType.Null } && value.TakeCommonString(name) is { } text ? new Arn(text) : null;

    public static ValueList<string>? TakeTexts(this in JsonCursor value, ReadOnlySpan<byte> name)
    {
        var list = value.Find(name);
        return list.IsArray && AllAreTextLike(list)
            ? Items(list, static (in JsonCursor item) => item.IsString ? item.GetCommonString() : item.AsText()!)
            : TakeNull<ValueList<string>>(list);
    }

    public static ValueList<T>? TakeObjects<T>(this in JsonCursor value, ReadOnlySpan<byte> name, ObjectReader<T> read)
    {
        var list = value.Find(name);
        return list.IsArray && AllAre(list, JsonTokenType.StartObject)
            ? Items(list, read)
            : TakeNull<ValueList<T>>(list);
    }

    public static T? TakeObject<T>(this in JsonCursor value, ReadOnlySpan<byte> name, ObjectReader<T> read)
        where T : class
    {
        var found = value.Take(name, JsonTokenType.StartObject);
        return found.IsObject ? read(found) : null;
    }

    public static ValueMap<string>? TakeMap(this in JsonCursor value, ReadOnlySpan<byte> name)
    {
        var map = value.Find(name);
        if (!map.IsObject)
        {
            return TakeNull<ValueMap<string>>(map);
        }

        if (map.UntakenCount == 0)
        {
            map.Take();
            return ValueMap<string>.Empty;
        }

        var entries = new Dictionary<string, string>(map.UntakenCount, StringComparer.Ordinal);
        foreach (var (key, index) in map.LastProperties())
        {
            if (map.PropertyAt(index).AsText() is not { } text)
            {
                return null;
            }

            entries.Add(key, text);
        }

        map.Take();
        return ValueMap<string>.Of(entries);
    }

    public static ValueMap<T>? TakeObjectMap<T>(this in JsonCursor value, ReadOnlySpan<byte> name, ObjectReader<T> read)
    {
        var map = value.Find(name);
        if (!map.IsObject)
        {
            return TakeNull<ValueMap<T>>(map);
        }

        if (map.UntakenCount == 0)
        {
            map.Take();
            return ValueMap<T>.Empty;
        }

        var entries = new Dictionary<string, T>(map.UntakenCount, StringComparer.Ordinal);
        foreach (var (key, index) in map.LastProperties())
        {
            if (!map.PropertyAt(index).IsObject)
            {
                return null;
            }

            entries.Add(key, read(map.PropertyAt(index)));
        }

        map.Take();
        return ValueMap<T>.Of(entries);
    }

    /// <summary>Takes a value of any type as JSON.</summary>
    public static string? TakeRaw(this in JsonCursor value, ReadOnlySpan<byte> name)
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

    private static bool AllAreTextLike(JsonCursor list)
    {
        foreach (var item in list)
        {
            if (!item.IsTextLike())
            {
                return false;
            }
        }

        return true;
    }

    private static ValueList<T> Items<T>(JsonCursor list, ObjectReader<T> read)
    {
        list.Take();
        if (list.UntakenCount == 0)
        {
            return ValueList<T>.Empty;
        }

        var items = new T[list.UntakenCount];
        var index = 0;
        foreach (var item in list)
        {
            items[index++] = read(item);
        }

        return new ValueList<T>(items);
    }
}
