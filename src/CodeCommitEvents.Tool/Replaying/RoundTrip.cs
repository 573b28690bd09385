using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Tool;

/// <summary>
/// Writes the events of a payload as JSON and compares the result with the payload. The order of properties does not matter, an
/// absent property equals null, numbers are compared by value, and JSON in strings, also in Base64, is compared as JSON. A number or a
/// truth value equals a string with the same value, because the library writes these values as AWS does.
/// </summary>
internal static class RoundTrip
{
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public static bool IsEqual(ReadOnlyMemory<byte> json, DispatchReport report)
    {
        if (report.Events.Count == 0)
        {
            return true;
        }

        using var read = JsonDocument.Parse(WithoutByteOrderMark(json), AnyDepth);
        using var written = JsonDocument.Parse(EventWriter.Write(report.Events.Select(dispatched => dispatched.Delivery)), AnyDepth);
        return IsEqual(read.RootElement, written.RootElement);
    }

    /// <summary>Returns JSON without the mark that some editors and shells write before it.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) => json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;

    /// <summary>Most values have the same text in both, and need not be read.</summary>
    private static bool IsEqual(JsonElement left, JsonElement right) =>
        JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right)) || AreValuesEqual(left, right);

    private static bool AreValuesEqual(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => AreObjectsEqual(left, right),
        (JsonValueKind.Array, JsonValueKind.Array) => left.GetArrayLength() == right.GetArrayLength()
            && left.EnumerateArray().Zip(right.EnumerateArray(), IsEqual).All(same => same),
        (JsonValueKind.String, JsonValueKind.String) => AreTextsEqual(left, right),
        (JsonValueKind.String, _) => left.ToString().Equals(right.ToString(), StringComparison.OrdinalIgnoreCase),
        (_, JsonValueKind.String) => AreValuesEqual(right, left),
        (var kind, var other) => kind == other && JsonElement.DeepEquals(left, right),
    };

    private static bool AreObjectsEqual(JsonElement left, JsonElement right)
    {
        var properties = Properties(left);
        var others = Properties(right);
        return properties.Count == others.Count
            && properties.All(property => others.TryGetValue(property.Key, out var other) && IsEqual(property.Value, other));
    }

    /// <summary>If several properties have the same name, the last of them is used. Properties that are null are left out.</summary>
    private static Dictionary<string, JsonElement> Properties(JsonElement element)
    {
        var properties = new Dictionary<string, JsonElement>(element.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                properties.Remove(property.Name);
            }
            else
            {
                properties[property.Name] = property.Value;
            }
        }

        return properties;
    }

    private static bool AreTextsEqual(JsonElement left, JsonElement right)
    {
        try
        {
            var (text, other) = (left.GetString()!, right.GetString()!);
            return text == other || AreEqualAsJson(Parse(text), Parse(other)) || AreEqualAsJson(Decode(text), Decode(other));
        }
        catch (InvalidOperationException)
        {
            // A JSON string with an unpaired surrogate cannot be converted to text. The escape sequences are compared instead.
            return left.GetRawText() == right.GetRawText();
        }
    }

    private static bool AreEqualAsJson(JsonDocument? left, JsonDocument? right)
    {
        using (left)
        using (right)
        {
            return left is not null && right is not null && IsEqual(left.RootElement, right.RootElement);
        }
    }

    /// <summary>Returns the JSON that a text in Base64 encodes. Null if it encodes none.</summary>
    private static JsonDocument? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Parse(Encoding.UTF8.GetString(bytes, 0, length)) : null;
    }

    /// <summary>Returns a text as JSON. Null if it is none.</summary>
    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, AnyDepth);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
