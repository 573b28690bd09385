using System.Text;
using System.Text.Json;
using CodeCommitEvents;

namespace Replay;

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

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) => json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;

    private static bool IsEqual(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => AreObjectsEqual(left, right),
        (JsonValueKind.Array, JsonValueKind.Array) => left.GetArrayLength() == right.GetArrayLength()
            && left.EnumerateArray().Zip(right.EnumerateArray(), IsEqual).All(same => same),
        (JsonValueKind.String, JsonValueKind.String) => AreTextsEqual(left, right),
        (JsonValueKind.String, _) => left.ToString().Equals(right.ToString(), StringComparison.OrdinalIgnoreCase),
        (_, JsonValueKind.String) => IsEqual(right, left),
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
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            properties[property.Name] = property.Value;
        }

        return properties.Where(property => property.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
    }

    private static bool AreTextsEqual(JsonElement left, JsonElement right)
    {
        try
        {
            var (text, other) = (left.GetString()!, right.GetString()!);
            return text == other || (TryParse(text, out var json) && TryParse(other, out var otherJson) && IsEqual(json, otherJson))
                || (TryDecode(text, out json) && TryDecode(other, out otherJson) && IsEqual(json, otherJson));
        }
        catch (InvalidOperationException)
        {
            // A JSON string with an unpaired surrogate cannot be converted to text. The escape sequences are compared instead.
            return left.GetRawText() == right.GetRawText();
        }
    }

    private static bool TryDecode(string base64, out JsonElement json)
    {
        var bytes = new byte[base64.Length];
        json = default;
        return Convert.TryFromBase64String(base64, bytes, out var length) && TryParse(Encoding.UTF8.GetString(bytes, 0, length), out json);
    }

    private static bool TryParse(string text, out JsonElement json)
    {
        json = default;
        try
        {
            using var document = JsonDocument.Parse(text, AnyDepth);
            json = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
