using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A key of a document: its name, its description, its reader and its schema.</summary>
/// <typeparam name="TTarget">The type that receives the value of the key.</typeparam>
internal sealed class RuleKey<TTarget>(string name, string description, Action<RuleNode, TTarget, RuleErrors> read, Action<Utf8JsonWriter> writeSchema)
{
    public string Name => name;

    public void Read(RuleNode node, TTarget target, RuleErrors errors) => read(node, target, errors);

    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteString("description", description);
        writeSchema(writer);
        writer.WriteEndObject();
    }
}

internal static class RuleKeys
{
    /// <summary>Creates a key whose value is passed to the target. An <see cref="ArgumentException"/> that the target throws becomes an error of the value.</summary>
    public static RuleKey<TTarget> Create<TTarget, T>(string name, string description, RuleValue<T> value, Action<TTarget, T> apply) => new(
        name,
        description,
        (node, target, errors) =>
        {
            if (value.TryRead(node, errors, out var read))
            {
                errors.Try(node, () => apply(target, read));
            }
        },
        value.WriteSchema);

    /// <summary>Reads the keys of an object. An unknown key is an error. The keys in <paramref name="elsewhere"/> are known, but other code reads them.</summary>
    public static void Read<TTarget>(RuleNode node, IReadOnlyList<RuleKey<TTarget>> keys, TTarget target, RuleErrors errors, params string[] elsewhere)
    {
        foreach (var (name, value) in node.Properties)
        {
            if (keys.FirstOrDefault(key => string.Equals(key.Name, name, node.NameComparison)) is { } key)
            {
                key.Read(value, target, errors);
            }
            else if (!elsewhere.Any(other => string.Equals(other, name, node.NameComparison)))
            {
                errors.AddUnknown(value, name, keys.Select(key => key.Name).Concat(elsewhere));
            }
        }
    }

    public static void WriteProperties<TTarget>(Utf8JsonWriter writer, IEnumerable<RuleKey<TTarget>> keys)
    {
        writer.WriteStartObject("properties");
        foreach (var key in keys)
        {
            key.WriteSchema(writer);
        }

        writer.WriteEndObject();
    }
}
