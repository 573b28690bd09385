using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>The shape of a JSON value: every path, with the JSON types and formats at this path. Paths in JSON inside strings are included.</summary>
internal static partial class JsonShape
{
    private static readonly (string Name, Regex Format)[] Formats =
    [
        ("uuid", Uuid()),
        ("uuid:uuid", CommentId()),
        ("commit id", CommitId()),
        ("sha-256", Sha256()),
        ("ISO time", IsoTime()),
        ("ISO time with milliseconds", IsoMilliseconds()),
        ("trigger's time", TriggerTime()),
        ("Java date", JavaDate()),
        ("Java medium date", JavaMedium()),
        ("ARN", Arn()),
        ("reference", Reference()),
        ("digits", Digits()),
        ("URL", Url()),
        ("empty", Empty()),
    ];

    public static SortedDictionary<string, SortedSet<string>> Of(string json)
    {
        var shape = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        Add(shape, "$", document.RootElement);
        return shape;
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> shape, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Note(shape, path, "object");
                foreach (var property in value.EnumerateObject())
                {
                    Add(shape, $"{path}.{property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Array:
                Note(shape, path, "array");
                foreach (var item in value.EnumerateArray())
                {
                    Add(shape, $"{path}[]", item);
                }

                break;
            case JsonValueKind.String when value.GetString() is ['{', ..] and var inner:
                Note(shape, path, "JSON in a string");
                using (var document = JsonDocument.Parse(inner))
                {
                    Add(shape, $"{path}<", document.RootElement);
                }

                break;
            case JsonValueKind.String:
                Note(shape, path, Array.Find(Formats, format => format.Format.IsMatch(value.GetString()!)).Name ?? "text");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Note(shape, path, "boolean");
                break;
            default:
                Note(shape, path, value.ValueKind == JsonValueKind.Number && value.GetRawText().Contains('.', StringComparison.Ordinal) ? "decimal" : value.ValueKind.ToString());
                break;
        }
    }

    private static void Note(SortedDictionary<string, SortedSet<string>> shape, string path, string kind)
    {
        if (!shape.TryGetValue(path, out var kinds))
        {
            shape.Add(path, kinds = new(StringComparer.Ordinal));
        }

        kinds.Add(kind);
    }

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentId();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommitId();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoMilliseconds();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TriggerTime();

    [GeneratedRegex(@"\A[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JavaDate();

    [GeneratedRegex(@"\A[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d [AP]M\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JavaMedium();

    [GeneratedRegex(@"\Aarn:aws:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\Arefs/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A\d+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\Ahttps://", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"\A\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Empty();
}
