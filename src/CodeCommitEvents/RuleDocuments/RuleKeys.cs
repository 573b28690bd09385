using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads objects by their keys, and writes the schema of the same.</summary>
internal static class RuleKeys
{
    /// <summary>Reads every property by its key; one without a key is an error, unless it is told to be read elsewhere.</summary>
    public static void Read<TBuilder>(RuleNode node, IReadOnlyList<RuleKey<TBuilder>> keys, TBuilder builder, RuleErrors errors, params string[] elsewhere)
    {
        foreach (var (name, value) in node.Properties)
        {
            if (keys.FirstOrDefault(key => string.Equals(key.Name, name, node.NameComparison)) is { } key)
            {
                key.Read(value, builder, errors);
            }
            else if (!elsewhere.Any(other => string.Equals(other, name, node.NameComparison)))
            {
                errors.AddUnknown(value, name, keys.Select(key => key.Name).Concat(elsewhere));
            }
        }
    }

    public static void WriteProperties<TBuilder>(Utf8JsonWriter writer, IEnumerable<RuleKey<TBuilder>> keys)
    {
        writer.WriteStartObject("properties");
        foreach (var key in keys)
        {
            key.WriteSchema(writer);
        }

        writer.WriteEndObject();
    }
}
