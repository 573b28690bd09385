using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The kinds of values in a document of rules.</summary>
internal static class RuleValues
{
    /// <summary>A text.</summary>
    public static RuleValue<string> Text { get; } = new(ReadText, static writer =>
    {
        writer.WriteString("type", "string");
        writer.WriteNumber("minLength", 1);
    });

    /// <summary>A text, or a list of at least one.</summary>
    public static RuleValue<string[]> Texts { get; } = List(Text).As(RuleDefinitions.Texts);

    /// <summary>True or false, or texts.</summary>
    public static RuleValue<object> FlagOrTexts { get; } = FlagOr(Texts);

    /// <summary>True or false.</summary>
    public static RuleValue<object> Flag { get; } = new(static (node, errors) => ReadFlag(node, errors), static writer => writer.WriteString("type", "boolean"));

    /// <summary>One of some words.</summary>
    public static RuleValue<string> Word(params string[] words) => new(
        (node, errors) => ReadWord(node, words, errors),
        writer => WriteTexts(writer, "enum", words));

    /// <summary>True or false, or something else.</summary>
    public static RuleValue<object> FlagOr<T>(RuleValue<T> other)
        where T : class => new(
        (node, errors) => node.Flag is { } flag ? flag : other.Read(node, errors),
        writer => WriteEither(writer, "anyOf", Flag.WriteSchema, other.WriteSchema));

    /// <summary>A value, or a list of at least one.</summary>
    public static RuleValue<T[]> List<T>(RuleValue<T> item)
        where T : class => new(
        (node, errors) => ReadList(node, item, errors),
        writer => WriteEither(writer, "anyOf", item.WriteSchema, list =>
        {
            list.WriteString("type", "array");
            list.WriteNumber("minItems", 1);
            list.WriteStartObject("items");
            item.WriteSchema(list);
            list.WriteEndObject();
        }));

    /// <summary>Writes a property that is a list of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes alternatives of a schema.</summary>
    public static void WriteEither(Utf8JsonWriter writer, string keyword, params Action<Utf8JsonWriter>[] alternatives)
    {
        writer.WriteStartArray(keyword);
        foreach (var alternative in alternatives)
        {
            writer.WriteStartObject();
            alternative(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string? ReadText(RuleNode node, RuleErrors errors)
    {
        if (node.Kind == RuleNodeKind.Text && node.Text.Length > 0)
        {
            return node.Text;
        }

        errors.Add(node, $"is {(node.Kind == RuleNodeKind.Text ? "empty" : node.KindWords)}, and not a text");
        return null;
    }

    private static bool? ReadFlag(RuleNode node, RuleErrors errors)
    {
        if (node.Flag is null)
        {
            errors.Add(node, $"is {node.KindWords}, and not true or false");
        }

        return node.Flag;
    }

    private static string? ReadWord(RuleNode node, string[] words, RuleErrors errors)
    {
        if (ReadText(node, errors) is not { } text)
        {
            return null;
        }

        var word = words.FirstOrDefault(word => string.Equals(word, text, node.IsTextual ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        if (word is null)
        {
            errors.AddUnknown(node, text, words);
        }

        return word;
    }

    private static T[]? ReadList<T>(RuleNode node, RuleValue<T> item, RuleErrors errors)
        where T : class
    {
        var nodes = node.ItemsOrSelf;
        if (nodes.Count == 0)
        {
            errors.Add(node, "is an empty list");
            return null;
        }

        var before = errors.Count;
        var items = nodes.Select(one => item.Read(one, errors)).OfType<T>().ToArray();
        return errors.Count == before ? items : null;
    }
}
