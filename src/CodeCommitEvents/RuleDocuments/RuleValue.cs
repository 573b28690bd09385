using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A kind of value: its reader and its schema.</summary>
internal sealed record RuleValue<T>(RuleValue<T>.Reader TryRead, Action<Utf8JsonWriter> WriteSchema)
{
    /// <summary>Reads a value. If the value is invalid, adds errors and returns false.</summary>
    public delegate bool Reader(RuleNode node, RuleErrors errors, out T value);

    /// <summary>Returns the same kind of value with a schema that refers to a shared definition.</summary>
    public RuleValue<T> As(string definition) => this with
    {
        // JSON Schema drafts up to 7 ignore keywords next to $ref. Therefore $ref is wrapped in allOf.
        WriteSchema = writer => RuleValueKinds.WriteEither(writer, "allOf", one => one.WriteString("$ref", $"#/definitions/{definition}")),
    };
}

/// <summary>A flag or a list of values. If values are given, the flag is true.</summary>
internal sealed record FlagOr<T>(bool Flag, T[] Values);

/// <summary>The kinds of values in documents. If a list is allowed, a single value is read as a list with one item.</summary>
internal static class RuleValueKinds
{
    public static RuleValue<string> Text { get; } = new(TryReadText, static writer =>
    {
        writer.WriteString("type", "string");
        writer.WriteNumber("minLength", 1);
    });

    public static RuleValue<bool> Flag { get; } = new(TryReadFlag, static writer => writer.WriteString("type", "boolean"));

    public static RuleValue<string> Word(IReadOnlyList<string> words) => new(
        (RuleNode node, RuleErrors errors, out string value) => TryReadWord(node, words, errors, out value),
        writer => WriteTexts(writer, "enum", words));

    public static RuleValue<FlagOr<T>> FlagOr<T>(RuleValue<T[]> other) => new(
        (RuleNode node, RuleErrors errors, out FlagOr<T> value) =>
        {
            T[] values = [];
            var isRead = node.Flag is not null || other.TryRead(node, errors, out values);
            value = new(node.Flag ?? true, values);
            return isRead;
        },
        writer => WriteEither(writer, "anyOf", Flag.WriteSchema, other.WriteSchema));

    public static RuleValue<T[]> List<T>(RuleValue<T> item) => new(
        (RuleNode node, RuleErrors errors, out T[] value) => TryReadList(node, item, errors, out value),
        writer => WriteEither(writer, "anyOf", item.WriteSchema, list =>
        {
            list.WriteString("type", "array");
            list.WriteNumber("minItems", 1);
            list.WriteStartObject("items");
            item.WriteSchema(list);
            list.WriteEndObject();
        }));

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

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

    private static bool TryReadText(RuleNode node, RuleErrors errors, out string value)
    {
        value = node.Text;
        if (node.Kind == RuleNodeKind.Text && value.Length > 0)
        {
            return true;
        }

        errors.Add(node, $"is {(node.Kind == RuleNodeKind.Text ? "empty" : node.KindWords)}, but must be a text");
        return false;
    }

    private static bool TryReadFlag(RuleNode node, RuleErrors errors, out bool value)
    {
        value = node.Flag ?? false;
        if (node.Flag is null)
        {
            errors.Add(node, $"is {node.KindWords}, but must be true or false");
        }

        return node.Flag is not null;
    }

    private static bool TryReadWord(RuleNode node, IReadOnlyList<string> words, RuleErrors errors, out string value)
    {
        if (!TryReadText(node, errors, out value))
        {
            return false;
        }

        var text = value;
        var word = words.FirstOrDefault(word => string.Equals(word, text, node.IsTextual ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        if (word is null)
        {
            errors.AddUnknown(node, text, words);
        }

        value = word ?? text;
        return word is not null;
    }

    private static bool TryReadList<T>(RuleNode node, RuleValue<T> item, RuleErrors errors, out T[] value)
    {
        var before = errors.Count;
        var items = new List<T>();
        foreach (var one in node.ItemsOrSelf)
        {
            if (item.TryRead(one, errors, out var read))
            {
                items.Add(read);
            }
        }

        if (node.ItemsOrSelf.Count == 0)
        {
            errors.Add(node, "is an empty list");
        }

        value = [.. items];
        return errors.Count == before;
    }
}

/// <summary>The kinds of values that have a definition in the schema.</summary>
internal static class SharedValues
{
    private static readonly RuleValue<string[]> TextList = RuleValueKinds.List(RuleValueKinds.Text);
    private static readonly RuleValue<CallerPattern[]> CallerList = RuleValueKinds.List(CallerValues.Caller);
    private static readonly RuleValue<BuildActionModel[]> BuildList = RuleValueKinds.List(BuildActionModel.Value);

    public static RuleValue<string[]> Texts { get; } = TextList.As("texts");

    public static RuleValue<CallerPattern[]> Callers { get; } = CallerList.As("callers");

    public static RuleValue<BuildActionModel[]> Builds { get; } = BuildList.As("builds");

    public static void WriteDefinitions(Utf8JsonWriter writer)
    {
        Write("texts", TextList.WriteSchema);
        Write("callers", CallerList.WriteSchema);
        Write("builds", BuildList.WriteSchema);

        void Write(string name, Action<Utf8JsonWriter> writeSchema)
        {
            writer.WriteStartObject(name);
            writeSchema(writer);
            writer.WriteEndObject();
        }
    }
}
