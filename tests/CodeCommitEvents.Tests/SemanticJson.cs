using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tests;

/// <summary>
/// Compares two JSON texts. An absent property equals null. The order of properties does not matter. If several properties have the
/// same name, the last of them is used. Numbers are compared by value, also in strings, and JSON inside a string is compared as JSON, also
/// if the string is encoded in Base64.
/// </summary>
internal static partial class SemanticJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 2048 };

    /// <summary>Returns the path of the first difference, or null if both texts have the same meaning.</summary>
    public static string? Difference(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual)
    {
        using var left = JsonDocument.Parse(WithoutMark(expected), Options);
        using var right = JsonDocument.Parse(WithoutMark(actual), Options);
        return Difference(left.RootElement, right.RootElement, "$");
    }

    /// <summary>Returns the text of a JSON string. The text can contain unpaired surrogates.</summary>
    public static string TextOf(JsonElement text) => Unescape(text.GetRawText()[1..^1]);

    private static string? Difference(JsonElement left, JsonElement right, string path) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Objects(left, right, path),
        (JsonValueKind.Array, JsonValueKind.Array) => Arrays(left, right, path),
        (JsonValueKind.String, JsonValueKind.String) => Texts(TextOf(left), TextOf(right), path),
        (JsonValueKind.Number, JsonValueKind.Number) => NumberOf(left) == NumberOf(right) ? null : path,
        var (one, other) => one == other || ScalarOf(left) is { } scalar && scalar == ScalarOf(right) ? null : $"{path}: {one} and {other}",
    };

    private static string? Objects(JsonElement left, JsonElement right, string path)
    {
        var one = Properties(left);
        var other = Properties(right);
        return one.Keys.Union(other.Keys, StringComparer.Ordinal)
            .Select(name => one.TryGetValue(name, out var a) && other.TryGetValue(name, out var b)
                ? Difference(a, b, $"{path}.{name}")
                : $"{path}.{name} is absent")
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Arrays(JsonElement left, JsonElement right, string path) =>
        left.GetArrayLength() != right.GetArrayLength()
            ? $"{path} has {left.GetArrayLength()} and {right.GetArrayLength()} elements"
            : left.EnumerateArray().Zip(right.EnumerateArray())
                .Select((pair, index) => Difference(pair.First, pair.Second, $"{path}[{index}]"))
                .FirstOrDefault(difference => difference is not null);

    private static string? Texts(string left, string right, string path)
    {
        if (left == right)
        {
            return null;
        }

        try
        {
            using var one = JsonDocument.Parse(WithoutLoneSurrogates(left), Options);
            using var other = JsonDocument.Parse(WithoutLoneSurrogates(right), Options);
            return Difference(one.RootElement, other.RootElement, $"{path}(json)");
        }
        catch (JsonException)
        {
            return Decoded(left) is { } one && Decoded(right) is { } other && one != left ? Texts(one, other, $"{path}(base64)") : path;
        }
    }

    /// <summary>Returns the text that a Base64 text encodes. Null if the text is not Base64.</summary>
    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string WithoutLoneSurrogates(string text) => Surrogates().Replace(text, match => match.Length == 2
        ? match.Value
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)match.Value[0]:x4}"));

    private static Dictionary<string, JsonElement> Properties(JsonElement value)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            properties.Remove(name);
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                properties.Add(name, property.Value);
            }
        }

        return properties;
    }

    private static string NameOf(JsonProperty property) => Unescape(Name().Match(property.ToString()).Groups["name"].Value);

    /// <summary>The value of a scalar, whatever its JSON type: the parser reads a text in place of a number or a truth value, and a number in place of a text.</summary>
    private static string? ScalarOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.ValueKind.ToString();
            case JsonValueKind.Number:
                return Canonical(value.GetRawText());
            case JsonValueKind.String:
                return bool.TryParse(TextOf(value), out var flag) ? flag.ToString() : Canonical(TextOf(value));
            default:
                return null;
        }
    }

    private static string Canonical(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("G29", CultureInfo.InvariantCulture) : text;

    private static string NumberOf(JsonElement number) =>
        number.TryGetDecimal(out var value) ? value.ToString("G29", CultureInfo.InvariantCulture) : number.GetRawText();

    private static string Unescape(string raw) => Escape().Replace(raw, match => match.Value[1] switch
    {
        'u' => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'b' => "\b",
        'f' => "\f",
        var other => other.ToString(),
    });

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    [GeneratedRegex("[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Surrogates();

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|.)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();

    [GeneratedRegex("^\\s*\"(?<name>([^\"\\\\]|\\\\.)*)\"\\s*:", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();
}
