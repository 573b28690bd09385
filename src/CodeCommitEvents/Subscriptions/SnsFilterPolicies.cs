using System.Text.Json.Nodes;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Writes alternatives as a filter policy of an SNS subscription, for the scope <c>MessageBody</c>.</summary>
/// <remarks>A policy has no alternatives: only the fields that every alternative restricts are in it.</remarks>
internal static class SnsFilterPolicies
{
    private const int MostKeys = 5;

    /// <summary>The largest product of the numbers of values. The values of a nested field count once for each level.</summary>
    private const int MostCombinations = 150;

    /// <summary>Returns the policy. Null if it would restrict nothing.</summary>
    public static string? Write(List<EventAlternative> alternatives)
    {
        var fields = alternatives.SelectMany(static alternative => alternative.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(path => alternatives.TrueForAll(alternative => alternative.Fields.ContainsKey(path)))
            .Select(path => (Path: NameOf(path), Values: ValuesOf(FieldScope.Any([.. alternatives.Select(alternative => alternative.Fields[path])]))))
            .Where(static field => field.Values.Count > 0).ToList();
        while (fields.Count > MostKeys || Combinations(fields) > MostCombinations)
        {
            fields.Remove(fields.MaxBy(static field => field.Values.Count));
        }

        return fields.Count == 0 ? null : PatternJson.Write(PatternJson.Of(fields));
    }

    private static double Combinations(List<(string Path, JsonArray Values)> fields) =>
        fields.Aggregate(1.0, static (product, field) => product * field.Values.Count * (PatternJson.IsInDetail(field.Path) ? 2 : 1));

    /// <summary>Returns the path of a field in the message of a notification rule.</summary>
    private static string NameOf(string path) => path == EventAlternative.DetailTypePath ? "detailType" : path;

    /// <summary>Returns the permitted values. Empty if they are not restricted.</summary>
    private static JsonArray ValuesOf(FieldScope scope) => scope.Outlines is { } outlines
        ? [.. (FieldScope.Of(outlines.Select(Shorten)).Outlines ?? []).Select(PatternJson.Value)]
        : scope.Exceptions.Count > 0 && scope.Exceptions.All(PatternOutline.IsLiteral) ? new JsonArray(PatternJson.Matcher("anything-but", PatternJson.Texts(scope.Exceptions)))
        : [];

    /// <summary>Returns an outline with at most one placeholder, at its start or its end, because SNS knows no others. It permits more texts.</summary>
    private static string Shorten(string outline)
    {
        var first = outline.IndexOf(PatternOutline.Any, StringComparison.Ordinal);
        return first < 0 ? outline : first > 0 ? outline[..(first + 1)] : outline[outline.LastIndexOf(PatternOutline.Any)..];
    }
}
