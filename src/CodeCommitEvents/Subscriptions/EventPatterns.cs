using System.Text.Json.Nodes;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Writes alternatives as event patterns of EventBridge.</summary>
internal static class EventPatterns
{
    /// <summary>Returns patterns that together pass the events of all alternatives. None is longer than the maximum.</summary>
    public static List<string> Write(IEnumerable<EventAlternative> alternatives, int maxLength)
    {
        var patterns = new List<string>();
        var group = new List<EventAlternative>();
        foreach (var alternative in alternatives.SelectMany(alternative => Split(alternative, maxLength)))
        {
            group.Add(alternative);
            if (group.Count > 1 && Write(group).Length > maxLength)
            {
                patterns.Add(Write(group[..^1]));
                group = [alternative];
            }
        }

        if (group.Count > 0)
        {
            patterns.Add(Write(group));
        }

        return patterns;
    }

    /// <summary>Splits an alternative whose pattern is too long: each part has some of the values of the longest field.</summary>
    private static IEnumerable<EventAlternative> Split(EventAlternative alternative, int maxLength)
    {
        if (Write([alternative]).Length <= maxLength)
        {
            return [alternative];
        }

        var (path, values) = alternative.Fields.MaxBy(static field => field.Value.Outlines?.Count ?? 0);
        return values.Outlines is { Count: > 1 }
            ? values.Halves().SelectMany(half => Split(alternative.With(path, half), maxLength))
            : Split(alternative.With(path, FieldScope.Anything), maxLength);
    }

    /// <summary>Returns a pattern that passes the events of all alternatives. What they have in common is written once.</summary>
    private static string Write(List<EventAlternative> group)
    {
        var shared = group[0].Fields.Where(field => group.TrueForAll(one => one.Fields.TryGetValue(field.Key, out var values) && values.Key == field.Value.Key)).ToList();
        var json = Json(shared);
        if (group.Count > 1)
        {
            json["$or"] = new JsonArray([.. group.Select(alternative => Json(alternative.Fields.Where(field => !shared.Exists(one => one.Key == field.Key))))]);
        }
        else if (shared.Count == 0)
        {
            // A pattern needs at least one field.
            json[EventAlternative.SourcePath] = new JsonArray(PatternJson.Matcher("prefix", ""));
        }

        return PatternJson.Write(json);
    }

    private static JsonObject Json(IEnumerable<KeyValuePair<string, FieldScope>> fields) => PatternJson.Of(fields.Select(static field => (field.Key, ValuesOf(field.Value))));

    private static JsonArray ValuesOf(FieldScope values) => values.Outlines is { } outlines
        ? [.. outlines.Select(static outline => IsWildcard(outline) ? PatternJson.Matcher("wildcard", Wildcard(outline)) : PatternJson.Value(outline))]
        : new JsonArray(PatternJson.Matcher("anything-but", values.Exceptions.All(PatternOutline.IsLiteral)
            ? PatternJson.Texts(values.Exceptions)
            : PatternJson.Matcher("wildcard", PatternJson.Texts(values.Exceptions.Select(Wildcard)))));

    /// <summary>Whether an outline has a placeholder that is neither its start nor its end.</summary>
    private static bool IsWildcard(string outline) => !PatternOutline.IsLiteral(outline) && !PatternOutline.IsPrefix(outline) && outline.LastIndexOf(PatternOutline.Any) > 0;

    private static string Wildcard(string outline) => string.Concat(outline.Select(static character => character switch
    {
        PatternOutline.Any => "*",
        '*' or '\\' => $"\\{character}",
        _ => character.ToString(),
    }));
}
