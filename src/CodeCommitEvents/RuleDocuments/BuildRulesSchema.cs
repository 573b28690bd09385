using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Writes the JSON Schema of rule documents. The schema and the reader use the same tables of keys.</summary>
internal static class BuildRulesSchema
{
    private const string RuleListName = "rules";
    private const string RuleName = "rule";
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static string Write()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            writer.WriteString("$id", "urn:codecommit-events:build-rules");
            writer.WriteString("title", "Rules that say which AWS CodeCommit event starts which build");
            WriteSet(writer, static (json, name) =>
            {
                json.WriteStartObject(name);
                json.WriteString("type", "string");
                json.WriteEndObject();
            }, BuildRulesReader.SchemaKey, isRequired: false);
            WriteDefinitions(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteDefinitions(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("definitions");
        writer.WriteStartObject(RuleListName);
        RuleValueKinds.WriteEither(writer, "anyOf", WriteList, WriteNamedRules);
        writer.WriteEndObject();
        writer.WriteStartObject(RuleName);

        // Not oneOf: its message "matches multiple schemas" helps nobody. The kinds of rules exclude each other by their keys.
        RuleValueKinds.WriteEither(writer, "anyOf", [WriteGroup, .. RuleModel.All.Select(model => (Action<Utf8JsonWriter>)model.WriteRule)]);
        writer.WriteEndObject();
        SharedValues.WriteDefinitions(writer);
        foreach (var model in RuleModel.All)
        {
            model.WriteGroup(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer)
    {
        writer.WriteString("description", "Rules that are tried in this order.");
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", 1);
        writer.WriteStartObject("items");
        writer.WriteString("$ref", $"#/definitions/{RuleName}");
        writer.WriteEndObject();
    }

    private static void WriteNamedRules(Utf8JsonWriter writer)
    {
        writer.WriteString("description", "Rules by their names. They are tried in the order of the names.");
        writer.WriteString("type", "object");
        writer.WriteNumber("minProperties", 1);
        writer.WriteStartObject("propertyNames");
        writer.WriteString("pattern", @"^(?![0-9]+$)[\s\S]*\S");
        writer.WriteEndObject();
        writer.WriteStartObject("additionalProperties");
        RuleValueKinds.WriteEither(writer, "allOf", static one => one.WriteString("$ref", $"#/definitions/{RuleName}"), static one => RuleValueKinds.WriteNot(one, RuleOutcome.NameKey));
        writer.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter writer)
    {
        writer.WriteString("description", "A group of rules for some repositories.");
        WriteSet(writer, static (json, name) =>
        {
            json.WriteStartObject(name);
            json.WriteString("description", "Patterns for repository names.");
            SharedValues.Texts.WriteSchema(json);
            json.WriteEndObject();
            json.WriteStartObject(RuleOutcome.EnabledKey);
            json.WriteString("description", "False for a group whose rules are switched off: they are checked, but have no effect. Default: true.");
            RuleValueKinds.Flag.WriteSchema(json);
            json.WriteEndObject();
        }, BuildRulesReader.GroupKey, isRequired: true);
    }

    private static void WriteSet(Utf8JsonWriter writer, Action<Utf8JsonWriter, string> writeOther, string other, bool isRequired)
    {
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        RuleValueKinds.WriteTexts(writer, "required", isRequired ? [BuildRulesReader.RulesKey, other] : [BuildRulesReader.RulesKey]);
        writer.WriteStartObject("properties");
        writeOther(writer, other);
        foreach (var key in BuildRulesReader.SetKeys)
        {
            key.WriteSchema(writer);
        }

        writer.WriteStartObject(BuildRulesReader.RulesKey);
        writer.WriteString("$ref", $"#/definitions/{RuleListName}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
