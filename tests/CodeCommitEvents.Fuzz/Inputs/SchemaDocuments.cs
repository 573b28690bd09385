using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Fuzz.Inputs;

/// <summary>Generates rule documents from the JSON Schema of rules, so that every key of the schema occurs without a list of keys here.</summary>
internal sealed class SchemaDocuments(JsonElement schema)
{
    private const int DeepestGroup = 12;

    private static readonly string[] Texts =
        ["main", "release/*", "src/**", "!docs/**", "{a,b}", "[ab]?c", "payments-api", "x", "feat", "/build", "ci-{repository}", "arn:aws:iam::*:user/**", "**"];

    /// <summary>Values of the properties that do not accept every text.</summary>
    private static readonly Dictionary<string, string[]> TextsOf = new(StringComparer.Ordinal)
    {
        ["inAccount"] = ["111122223333", "1*"],
        ["account"] = ["111122223333", "*"],
        ["inRegion"] = ["eu-west-1", "us-*"],
        ["withCommitMessage"] = ["^feat", "(a+)+$", "(x|xx)*y", @"\bfix\b", "[a-z]{3,}"],
        ["startBuild"] = ["ci", "deploy", "ci-{repository}"],
        ["project"] = ["ci", "deploy"],
        ["withEventName"] = ["referenceUpdated", "pullRequest*"],
    };

    /// <summary>Returns a document. Many documents are invalid, because the schema cannot express every condition.</summary>
    public byte[] Next(Random random) => JsonSerializer.SerializeToUtf8Bytes(Make(schema, "", random, depth: 0));

    private JsonNode? Make(JsonElement type, string name, Random random, int depth)
    {
        if (type.TryGetProperty("$ref", out var reference))
        {
            return Make(schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]), name, random, depth);
        }

        if (type.TryGetProperty("enum", out var values))
        {
            return JsonNode.Parse(values[random.Next(values.GetArrayLength())].GetRawText());
        }

        if (type.TryGetProperty("allOf", out var all))
        {
            return Make(all[0], name, random, depth);
        }

        if (!type.TryGetProperty("type", out var kind))
        {
            var choices = type.TryGetProperty("anyOf", out var any) ? any : type.GetProperty("oneOf");
            return Make(choices[depth > DeepestGroup ? choices.GetArrayLength() - 1 : random.Next(choices.GetArrayLength())], name, random, depth + 1);
        }

        return kind.GetString() switch
        {
            "object" => MakeObject(type, random, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Make(type.GetProperty("items"), name, random, depth + 1))]),
            "boolean" => JsonValue.Create(random.Next(4) > 0),
            "integer" => JsonValue.Create(random.Next(1, 100)),
            _ => JsonValue.Create(TextOf(name, random)),
        };
    }

    private JsonObject MakeObject(JsonElement type, Random random, int depth)
    {
        var made = new JsonObject();
        if (!type.TryGetProperty("properties", out var properties))
        {
            return MakeMap(type.GetProperty("additionalProperties"), random, depth);
        }

        var names = properties.EnumerateObject().Select(property => property.Name).ToArray();
        var chosen = RequiredOf(type).Concat(ChoiceOf(type, random)).ToHashSet(StringComparer.Ordinal);
        for (var more = depth > DeepestGroup ? 0 : random.Next(3); more > 0 || chosen.Count == 0; more--)
        {
            chosen.Add(names[random.Next(names.Length)]);
        }

        if (chosen.Contains("startBuild"))
        {
            chosen.Remove("ignore");
        }
        else if (names.Contains("ignore", StringComparer.Ordinal) && !chosen.Contains("ignore") && !chosen.Contains("rules"))
        {
            chosen.Add("startBuild"); // a rule without a build does nothing, and is an error
        }

        foreach (var name in names.Where(chosen.Contains))
        {
            made[name] = name == "ignore" ? JsonValue.Create(true) : Make(properties.GetProperty(name), name, random, depth + 1);
        }

        return made;
    }

    /// <summary>An object whose keys are names: variables of a build, or rules.</summary>
    private JsonObject MakeMap(JsonElement valueType, Random random, int depth)
    {
        var value = Make(valueType, "", random, depth + 1);
        (value as JsonObject)?.Remove("name"); // the key is the name of the rule
        return new JsonObject { [$"NAME{random.Next(9)}"] = value };
    }

    /// <summary>The properties that one of the alternatives of an object requires.</summary>
    private static IEnumerable<string> ChoiceOf(JsonElement type, Random random) =>
        type.TryGetProperty("oneOf", out var choices) ? RequiredOf(choices[random.Next(choices.GetArrayLength())]) : [];

    private static IEnumerable<string> RequiredOf(JsonElement type) =>
        type.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    private static string TextOf(string name, Random random)
    {
        var texts = TextsOf.GetValueOrDefault(name, Texts);
        return texts[random.Next(texts.Length)];
    }
}
