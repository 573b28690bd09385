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
    /// <summary>More keys than any object with a misspelled key has.</summary>
    private const int MostSuggestions = 100;

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

    /// <summary>Reads the keys of an object. An unknown key is an error.</summary>
    /// <param name="node">The object.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="target">Receives the values.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="elsewhere">Keys that are known too, but that other code reads.</param>
    /// <param name="ignored">Keys that are neither known nor errors. Default: none.</param>
    public static void Read<TTarget>(
        RuleNode node, IReadOnlyList<RuleKey<TTarget>> keys, TTarget target, RuleErrors errors, IReadOnlyList<string>? elsewhere = null, IReadOnlyList<string>? ignored = null)
    {
        string[] known = [.. elsewhere ?? [], .. keys.Select(key => key.Name)];
        foreach (var (name, value) in node.Properties.TakeWhile(_ => !errors.IsFull))
        {
            if (keys.FirstOrDefault(key => node.IsName(key.Name, name)) is { } key)
            {
                key.Read(value, target, errors);
            }
            else if (!known.Concat(ignored ?? []).Any(other => node.IsName(other, name)))
            {
                errors.AddUnknownKey(value, name, known);
            }
        }
    }

    /// <summary>Whether the object has an unknown key that is probably a misspelling of one of the wanted keys.</summary>
    public static bool HasMisspelled(RuleNode node, IReadOnlyCollection<string> known, params string[] wanted) => node.Properties.Take(MostSuggestions).Any(property =>
        !known.Any(name => node.IsName(name, property.Name)) && KeyPlaces.Of(property.Name, known) is null
        && wanted.Contains(Spelling.Nearest(property.Name, known), StringComparer.Ordinal));

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
