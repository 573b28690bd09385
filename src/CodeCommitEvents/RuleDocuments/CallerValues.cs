using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Callers in a document of rules: a pattern for an ARN, or an object as <c>{"role": "maintainers"}</c>.</summary>
internal static class CallerValues
{
    private static readonly Dictionary<string, Func<string, CallerPattern>> Parts = new(StringComparer.Ordinal)
    {
        ["arn"] = CallerPattern.Arn,
        ["user"] = CallerPattern.User,
        ["role"] = CallerPattern.Role,
        ["session"] = CallerPattern.Session,
        ["account"] = CallerPattern.Account,
    };

    public static RuleValue<CallerPattern> Caller { get; } = new(Read, WriteSchema);

    private static CallerPattern? Read(RuleNode node, RuleErrors errors)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            return RuleValues.Text.Read(node, errors) is { } arn ? Make(CallerPattern.Arn, node, arn, errors) : null;
        }

        if (node.Properties is not [var (name, value)])
        {
            errors.Add(node, $"has not one property of {string.Join(", ", Parts.Keys)}");
            return null;
        }

        var part = Parts.Keys.FirstOrDefault(key => string.Equals(key, name, node.NameComparison));
        if (part is null)
        {
            errors.AddUnknown(value, name, Parts.Keys);
            return null;
        }

        return RuleValues.Text.Read(value, errors) is { } pattern ? Make(Parts[part], value, pattern, errors) : null;
    }

    private static CallerPattern? Make(Func<string, CallerPattern> make, RuleNode node, string pattern, RuleErrors errors)
    {
        CallerPattern? caller = null;
        errors.Try(node, () => caller = make(pattern));
        return caller;
    }

    private static void WriteArnSchema(Utf8JsonWriter writer)
    {
        RuleValues.Text.WriteSchema(writer);
        writer.WriteString("description", "A pattern for an ARN.");
        writer.WriteString("pattern", @"^!?([aA*?{\[\\])");
        writer.WriteStartArray("examples");
        writer.WriteStringValue("arn:aws:iam::*:user/**");
        writer.WriteEndArray();
    }

    private static void WriteSchema(Utf8JsonWriter writer) => RuleValues.WriteEither(writer, "anyOf", WriteArnSchema, static one =>
    {
        one.WriteString("type", "object");
        one.WriteBoolean("additionalProperties", false);
        one.WriteNumber("minProperties", 1);
        one.WriteNumber("maxProperties", 1);
        one.WriteStartObject("properties");
        foreach (var name in Parts.Keys)
        {
            one.WriteStartObject(name);
            (name == "arn" ? WriteArnSchema : RuleValues.Text.WriteSchema)(one);
            one.WriteEndObject();
        }

        one.WriteEndObject();
    });
}
