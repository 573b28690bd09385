using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>
/// What the Terraform provider for AWS knows about the types of resources in a stack. The file is made from a package of HashiCorp by <c>eng/terraform-schema</c>.
/// </summary>
internal static class TerraformSchema
{
    /// <summary>What Terraform itself knows about every resource.</summary>
    private static readonly string[] MetaArguments = ["count", "depends_on"];

    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Payloads.Repository, "tests", "CodeCommitEvents.Tests", "Samples", "terraform-schema.json")))!["types"]!.AsObject();

    public static IEnumerable<string> Types => Schema.Select(type => type.Key);

    /// <summary>Whether a resource of a type has an attribute that others can refer to.</summary>
    public static bool HasAttribute(string type, string attribute) =>
        Schema[type] is { } schema && (schema["attributes"]![attribute] is not null || schema["computed"]!.AsArray().Any(computed => computed!.GetValue<string>() == attribute));

    /// <summary>Returns what is wrong with a resource.</summary>
    public static IEnumerable<string> ProblemsOf(string type, JsonObject resource) =>
        Schema[type] is not { } schema ? [$"{type} is unknown"] : ProblemsOfBlock(type, schema, new(resource.Where(attribute => !MetaArguments.Contains(attribute.Key)).Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value?.DeepClone()))));

    private static IEnumerable<string> ProblemsOfBlock(string place, JsonNode schema, JsonObject block)
    {
        foreach (var required in schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => !block.ContainsKey(name)))
        {
            yield return $"{place} lacks {required}";
        }

        foreach (var (name, value) in block)
        {
            var problems = schema["attributes"]![name] is { } kind ? (Fits(kind.GetValue<string>(), value!) ? [] : [$"{place}.{name} must be a {kind}, and not {value!.ToJsonString()}"])
                : schema["blocks"]![name] is { } inner ? (value is JsonArray blocks ? blocks : [value!.DeepClone()]).SelectMany(one => ProblemsOfBlock($"{place}.{name}", inner, one!.AsObject()))
                : [$"{place}.{name} is unknown"];
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static bool Fits(string kind, JsonNode value) => (kind, value.GetValueKind()) switch
    {
        (_, JsonValueKind.String) when value.GetValue<string>() is ['$', '{', .., '}'] => true,
        ("string", var found) => found == JsonValueKind.String,
        ("number", var found) => found == JsonValueKind.Number,
        ("bool", var found) => found is JsonValueKind.True or JsonValueKind.False,
        ("list", var found) => found == JsonValueKind.Array,
        (_, var found) => found == JsonValueKind.Object,
    };
}
