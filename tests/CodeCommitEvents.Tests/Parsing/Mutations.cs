using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Creates payloads. In each payload, one field is changed.</summary>
internal static class Mutations
{
    /// <summary>
    /// The size in bytes below which every change of a payload is made. Fields of larger payloads are similar. From this size on, only
    /// every second change is made; from twice this size on, only every third change; and so on.
    /// </summary>
    private const int EveryFieldUpTo = 2_500;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Swaps = ["7", "true", "{}", "[]", "\"\"", "\"x\"", "null", "{\"a\":[1]}", "[null]", "-1.5e3"];

    /// <summary>
    /// Returns payloads with one change each: a field is removed, or a field or an array item gets another value. Fields and items
    /// in JSON inside a string are also changed.
    /// </summary>
    public static IEnumerable<(string Field, byte[] Payload)> OfEveryField(ReadOnlySpan<byte> payload)
    {
        var root = JsonNode.Parse(payload)!;
        var every = 1 + (payload.Length / EveryFieldUpTo);
        return Inside(root, "", _ => { })
            .Where((_, index) => index % every == 0)
            .Select(field => (field, JsonSerializer.SerializeToUtf8Bytes(root, Relaxed)));
    }

    /// <summary>Returns the payload with every field twice. The first of the two fields has a wrong value.</summary>
    public static byte[] WithEveryFieldTwice(JsonElement payload)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Relaxed.Encoder }))
        {
            WriteTwice(json, payload);
        }

        return buffer.ToArray();
    }

    /// <summary>Changes the payload in place, returns the description of the change, and then reverts the change.</summary>
    private static IEnumerable<string> Inside(JsonNode? node, string path, Action<JsonNode?> replace) => node switch
    {
        JsonObject value => value.Select(field => field.Key).ToArray().SelectMany(name => InField(value, name, $"{path}.{name}")),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(index => InItem(list, index, $"{path}[{index}]")),
        JsonValue text when Embedded(text) is { } json => InText(text.GetValue<string>(), json, path, replace),
        _ => [],
    };

    private static IEnumerable<string> InField(JsonObject value, string name, string path)
    {
        var original = value[name];
        value.Remove(name);
        yield return path;

        value[name] = Swapped(path);
        yield return path;

        value[name] = original;
        foreach (var field in Inside(original, path, changed => value[name] = changed))
        {
            yield return field;
        }
    }

    private static IEnumerable<string> InItem(JsonArray list, int index, string path)
    {
        var original = list[index];
        list[index] = Swapped(path);
        yield return path;

        list[index] = original;
        foreach (var field in Inside(original, path, changed => list[index] = changed))
        {
            yield return field;
        }
    }

    private static IEnumerable<string> InText(string text, JsonNode json, string path, Action<JsonNode?> replace)
    {
        foreach (var field in Inside(json, $"{path}!", _ => { }))
        {
            replace(json.ToJsonString(Relaxed));
            yield return field;
        }

        replace(text);
    }

    private static JsonNode? Swapped(string path) => JsonNode.Parse(Swaps[path.Sum(character => character) % Swaps.Length]);

    private static JsonNode? Embedded(JsonValue text)
    {
        try
        {
            return text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() is ['{' or '[', ..] json ? JsonNode.Parse(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void WriteTwice(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var field in value.EnumerateObject())
                {
                    json.WriteString(field.Name, "first");
                    json.WritePropertyName(field.Name);
                    WriteTwice(json, field.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    WriteTwice(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
