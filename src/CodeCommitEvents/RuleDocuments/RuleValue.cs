using System.Globalization;
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

    /// <summary>A text that matches a regular expression of JSON Schema. The schema uses the expression; the reader relies on the target, whose errors have words.</summary>
    public static RuleValue<string> TextLike(string pattern, string example) => Text with
    {
        WriteSchema = writer =>
        {
            Text.WriteSchema(writer);
            writer.WriteString("pattern", pattern);
            WriteTexts(writer, "examples", [example]);
        },
    };

    /// <summary>A whole number. In configuration, it is a text.</summary>
    public static RuleValue<int> Number(int min, int max) => new(
        (RuleNode node, RuleErrors errors, out int value) => TryReadNumber(node, min, max, errors, out value),
        writer =>
        {
            writer.WriteString("type", "integer");
            writer.WriteNumber("minimum", min);
            writer.WriteNumber("maximum", max);
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

    /// <summary>Writes that an object does not have all of these keys.</summary>
    public static void WriteNot(Utf8JsonWriter writer, params string[] keys)
    {
        writer.WriteStartObject("not");
        WriteTexts(writer, "required", keys);
        writer.WriteEndObject();
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

        errors.AddWrongType(node, node.Kind == RuleNodeKind.Text ? "a text with at least one character" : "a text", node.Kind is RuleNodeKind.Number or RuleNodeKind.Flag ? QuotedText.Of(node.Text) : null);
        return false;
    }

    private static bool TryReadFlag(RuleNode node, RuleErrors errors, out bool value)
    {
        value = node.Flag ?? false;
        if (node.Flag is null)
        {
            errors.AddWrongType(node, "true or false", node.Kind == RuleNodeKind.Text && bool.TryParse(node.Text, out var flag) ? (flag ? "true" : "false") : null);
        }

        return node.Flag is not null;
    }

    private static bool TryReadNumber(RuleNode node, int min, int max, RuleErrors errors, out int value)
    {
        var isNumber = decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max && number == decimal.Truncate(number);
        value = isNumber ? (int)number : 0;
        if (!isNumber || !(node.Kind == RuleNodeKind.Number || node.IsTextual))
        {
            errors.AddWrongType(
                node,
                string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
                isNumber ? value.ToString(CultureInfo.InvariantCulture) : null);
            return false;
        }

        return true;
    }

    private static bool TryReadWord(RuleNode node, IReadOnlyList<string> words, RuleErrors errors, out string value)
    {
        value = node.Text;
        if (node.Kind != RuleNodeKind.Text || value.Length == 0)
        {
            errors.AddWrongType(node, $"one of {QuotedText.Listed(words)}");
            return false;
        }

        var text = value;
        var word = words.FirstOrDefault(word => string.Equals(word, text, node.IsTextual ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        if (word is null)
        {
            errors.AddUnknownWord(node, text, words);
        }

        value = word ?? text;
        return word is not null;
    }

    private static bool TryReadList<T>(RuleNode node, RuleValue<T> item, RuleErrors errors, out T[] value)
    {
        var before = errors.Count;
        var items = new List<T>();
        foreach (var one in node.ItemsOrSelf.TakeWhile(_ => !errors.IsFull))
        {
            if (item.TryRead(one, errors, out var read))
            {
                items.Add(read);
            }
        }

        if (node.ItemsOrSelf.Count == 0)
        {
            errors.Add(node, "is an empty list, but must have at least one value");
        }

        value = [.. items];
        return errors.Count == before;
    }
}
