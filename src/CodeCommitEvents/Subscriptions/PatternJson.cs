using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Writes the fields of events as the JSON that EventBridge and SNS compare with an event: a list of permitted values for each field.</summary>
internal static class PatternJson
{
    /// <summary>Returns the fields as an object. Those whose path starts with <c>detail.</c> are in the object <c>detail</c>.</summary>
    public static JsonObject Of(IEnumerable<(string Path, JsonArray Values)> fields)
    {
        var (top, detail) = (new JsonObject(), new JsonObject());
        foreach (var (path, values) in fields)
        {
            if (IsInDetail(path))
            {
                detail.Add(path[EventAlternative.DetailPrefix.Length..], values);
            }
            else
            {
                top.Add(path, values);
            }
        }

        if (detail.Count > 0)
        {
            top.Add(EventAlternative.DetailPrefix[..^1], detail);
        }

        return top;
    }

    public static bool IsInDetail(string path) => path.StartsWith(EventAlternative.DetailPrefix, StringComparison.Ordinal);

    /// <summary>Returns one value that stands for several texts: <c>{"prefix":"payments-"}</c>.</summary>
    public static JsonObject Matcher(string name, JsonNode value) => new() { [name] = value };

    /// <summary>Returns the value for an outline with at most one placeholder, at its start or its end.</summary>
    public static JsonNode Value(string outline) =>
        PatternOutline.IsLiteral(outline) ? JsonValue.Create(outline)
        : PatternOutline.IsPrefix(outline) ? Matcher("prefix", outline[..^1])
        : Matcher("suffix", outline[1..]);

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode)JsonValue.Create(text))];

    /// <summary>Returns the JSON on one line. Its length counts for the quotas of AWS, so that only what must be escaped is.</summary>
    public static string Write(JsonObject json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
