using System.Text;
using System.Text.Json;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Takes booleans, lists, maps and ARNs from a JSON object. A list or map is not taken if one of its elements has the wrong type.</summary>
internal static class JsonCursorExtensions
{
    /// <exception cref="JsonException">The property is missing or is not a string.</exception>
    public static string TakeRequiredString(this in JsonCursor value, ReadOnlySpan<byte> name) =>
        value.TakeString(name) ?? throw new JsonException($"The property {Encoding.UTF8.GetString(name)} is missing or is not a string.");

    public static Arn? TakeArn(this in JsonCursor value, ReadOnlySpan<byte> name) =>
        value.TakeCommonString(name) is { } text ? new Arn(text) : null;

    public static bool? TakeBoolean(this in JsonCursor value, ReadOnlySpan<byte> name) =>
        value.Take(name, JsonTokenType.True).Type == JsonTokenType.True ? true
        : value.Take(name, JsonTokenType.False).Type == JsonTokenType.False ? false
        : null;

    public static ValueList<string>? TakeTexts(this in JsonCursor value, ReadOnlySpan<byte> name)
    {
        var list = value.Find(name);
        return list.IsArray && AllAre(list, JsonTokenType.String)
            ? Items(list, static (in JsonCursor item) => item.GetCommonString())
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
        foreach (var entry in map)
        {
            if (!entry.IsString)
            {
                return null;
            }

            entries[entry.Name] = entry.GetString();
        }

        map.Take();
        return ValueMap<string>.Of(entries);
    }

    public static ValueMap<T>? TakeObjectMap<T>(this in JsonCursor value, ReadOnlySpan<byte> name, ObjectReader<T> read)
    {
        var map = value.Find(name);
        if (!map.IsObject || !AllAre(map, JsonTokenType.StartObject))
        {
            return TakeNull<ValueMap<T>>(map);
        }

        map.Take();
        if (map.UntakenCount == 0)
        {
            return ValueMap<T>.Empty;
        }

        var entries = new Dictionary<string, T>(map.UntakenCount, StringComparer.Ordinal);
        foreach (var entry in map)
        {
            entries[entry.Name] = read(entry);
        }

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

    private static bool AllAre(JsonCursor container, JsonTokenType type)
    {
        foreach (var item in container)
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
