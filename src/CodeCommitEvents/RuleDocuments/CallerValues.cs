using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads callers: a pattern for an ARN, or an object such as <c>{"role": "maintainers"}</c>.</summary>
internal static class CallerValues
{
    private static readonly Dictionary<string, Func<string, CallerPattern>> Parts = new(StringComparer.Ordinal)
    {
        ["arn"] = CallerPattern.Arn,
        ["user"] = CallerPattern.User,
        ["federatedUser"] = CallerPattern.FederatedUser,
        ["role"] = CallerPattern.Role,
        ["session"] = CallerPattern.Session,
        ["account"] = CallerPattern.Account,
    };

    public static RuleValue<CallerPattern> Caller { get; } = new(TryRead, WriteSchema);

    private static bool TryRead(RuleNode node, RuleErrors errors, out CallerPattern value)
    {
        var (part, text) = (nameof(CallerPattern.Arn), node);
        if (node.Kind == RuleNodeKind.Object)
        {
            if (node.Properties is not [var (name, inner)])
            {
                errors.Add(node, ProblemOf(node));
                value = null!;
                return false;
            }

            (part, text) = (name, inner);
        }

        var known = Parts.Keys.FirstOrDefault(key => string.Equals(key, part, node.Kind == RuleNodeKind.Object ? node.NameComparison : StringComparison.OrdinalIgnoreCase));
        CallerPattern? caller = null;
        if (known is null)
        {
            errors.AddUnknownKey(text, part, Parts.Keys);
        }
        else if (RuleValueKinds.Text.TryRead(text, errors, out var pattern))
        {
            errors.Try(text, () => caller = Parts[known](pattern));
        }

        value = caller!;
        return caller is not null;
    }

    private static string ProblemOf(RuleNode node) => node.Properties.Count == 0
        ? $"is an empty object, but must have one of the keys {string.Join(", ", Parts.Keys)}"
        : $"has the keys {string.Join(", ", node.Properties.Select(static property => QuotedText.Shortened(property.Name)))}, but a caller has only one key. {BothOf(node)}, and a list of objects for callers of which each is accepted{(node.IsTextual ? ". If the keys come from two layers of the configuration, use the same key in both" : "")}";

    /// <summary>Says how to require everything that the keys of an object say.</summary>
    private static string BothOf(RuleNode node) =>
        TextOf(node, "account") is { } account && node.Properties.Count == 2 && (TextOf(node, "role") ?? TextOf(node, "user")) is { } name && !name.Contains(':', StringComparison.Ordinal)
            ? TextOf(node, "role") is null
                ? $"Write \"arn:aws:iam::{account}:user/**/{name}\" for this user in this account"
                : $"Write {{\"role\": \"arn:aws:iam::{account}:role/{name}\"}} for this role in this account"
            : $"Write one of them here, and each other one in \"{RuleModel.AnyOfKey}\": [{{\"by\": …}}], if a caller must have all of them";

    private static string? TextOf(RuleNode node, string key) => node.Find(key) is { Kind: RuleNodeKind.Text, Text: [not '!', ..] } value ? QuotedText.Shortened(value.Text) : null;

    private static void WriteArnSchema(Utf8JsonWriter writer)
    {
        RuleValueKinds.Text.WriteSchema(writer);
        writer.WriteString("description", "A pattern for an ARN.");
        writer.WriteString("pattern", @"^!?([aA*?{\[\\])");
        writer.WriteStartArray("examples");
        writer.WriteStringValue("arn:aws:iam::*:user/**");
        writer.WriteEndArray();
    }

    private static void WriteSchema(Utf8JsonWriter writer) => RuleValueKinds.WriteEither(writer, "anyOf", WriteArnSchema, static one =>
    {
        one.WriteString("type", "object");
        one.WriteBoolean("additionalProperties", false);
        one.WriteNumber("minProperties", 1);
        one.WriteNumber("maxProperties", 1);
        one.WriteStartObject("properties");
        foreach (var name in Parts.Keys)
        {
            one.WriteStartObject(name);
            (name == "arn" ? WriteArnSchema : RuleValueKinds.Text.WriteSchema)(one);
            one.WriteEndObject();
        }

        one.WriteEndObject();
    });
}
