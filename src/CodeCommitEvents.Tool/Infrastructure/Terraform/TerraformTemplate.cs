using System.Text.Json.Nodes;

namespace CodeCommitEvents.Tool;

/// <summary>Translates a template of CloudFormation to the JSON syntax of Terraform: the same resources with the same values.</summary>
/// <param name="template">The template. It has only the functions and the types of resources of <see cref="StackTemplate"/>.</param>
internal sealed class TerraformTemplate(JsonObject template)
{
    /// <summary>The variable with the start of all names, which CloudFormation makes from the name of the stack.</summary>
    private const string Name = "name";

    private readonly Dictionary<string, TerraformType> types = template["Resources"]!.AsObject().ToDictionary(
        static resource => resource.Key, static resource => TerraformTypes.Get(resource.Value!["Type"]!.GetValue<string>()), StringComparer.Ordinal);

    private readonly JsonObject locals = [];
    private readonly JsonObject resources = [];

    private TerraformValues Values => field ??= new(types, locals);

    public JsonObject Create()
    {
        foreach (var (name, condition) in template["Conditions"]!.AsObject())
        {
            locals[TerraformText.SnakeCase(name)] = TerraformText.Whole(Values.Expression(condition!));
        }

        foreach (var (name, resource) in template["Resources"]!.AsObject())
        {
            AddResource(name, resource!.AsObject());
        }

        return new()
        {
            ["//"] = template["Description"]!.DeepClone(),
            ["terraform"] = new JsonObject
            {
                ["required_version"] = ">= 1.3",
                ["required_providers"] = new JsonObject { ["aws"] = new JsonObject { ["source"] = "hashicorp/aws", ["version"] = ">= 6.0, < 7.0" } },
            },
            ["variable"] = Variables(),
            ["data"] = new JsonObject
            {
                ["aws_caller_identity"] = new JsonObject { ["current"] = new JsonObject() },
                ["aws_partition"] = new JsonObject { ["current"] = new JsonObject() },
                ["aws_region"] = new JsonObject { ["current"] = new JsonObject() },
            },
            ["locals"] = locals,
            ["resource"] = resources,
            ["output"] = new JsonObject(template["Outputs"]!.AsObject().Select(output => KeyValuePair.Create<string, JsonNode?>(TerraformText.SnakeCase(output.Key), new JsonObject
            {
                ["description"] = output.Value!["Description"]!.DeepClone(),
                ["value"] = Values.Value(output.Value["Value"]!, output.Key),
            }))),
        };
    }

    private JsonObject Variables()
    {
        var variables = new JsonObject
        {
            [Name] = Variable("string", "The start of all names.", "codecommit-events", "^[A-Za-z0-9_-]{1,32}$"),
        };
        foreach (var (name, parameter) in template["Parameters"]!.AsObject())
        {
            var variable = Variable(parameter!["Type"]!.GetValue<string>().ToLowerInvariant(), parameter["Description"]!.GetValue<string>(), parameter["Default"]?.DeepClone(), null);
            variables[TerraformText.SnakeCase(name)] = variable;
            AddValidation(variable, TerraformText.SnakeCase(name), parameter["AllowedPattern"] is { } pattern ? $"^{pattern.GetValue<string>()}$" : null, parameter["AllowedValues"]);
        }

        return variables;
    }

    private static JsonObject Variable(string type, string description, JsonNode? value, string? pattern)
    {
        var variable = new JsonObject { ["type"] = type, ["description"] = description };
        if (value is not null)
        {
            variable["default"] = value;
        }

        AddValidation(variable, Name, pattern, null);
        return variable;
    }

    private static void AddValidation(JsonObject variable, string name, string? pattern, JsonNode? values)
    {
        if (pattern is not null || values is not null)
        {
            variable["validation"] = new JsonObject
            {
                ["condition"] = TerraformText.Whole(pattern is null ? $"contains({values!.ToJsonString()}, var.{name})" : $"can(regex({TerraformText.Quote(pattern)}, var.{name}))"),
                ["error_message"] = pattern is null ? $"The value must be one of {string.Join(", ", values!.AsArray())}." : $"The value must match {TerraformText.Literal(pattern)}.",
            };
        }
    }

    private void AddResource(string name, JsonObject resource)
    {
        var type = types[name];
        var attributes = new JsonObject();
        if (resource["Condition"] is { } condition)
        {
            attributes["count"] = TerraformText.Whole($"local.{TerraformText.SnakeCase(condition.GetValue<string>())} ? 1 : 0");
        }

        if (type.NameAttribute is { } nameAttribute)
        {
            attributes[nameAttribute] = $"{TerraformText.Whole($"var.{Name}")}-{TerraformText.KebabCase(name)}";
        }

        if (type.RetainAttribute is { } retain && resource["DeletionPolicy"]?.GetValue<string>() == "Retain")
        {
            attributes[retain] = true;
        }

        AddProperties(attributes, type, name, resource["Properties"]!.AsObject());
        if (resource["DependsOn"] is JsonArray others)
        {
            attributes["depends_on"] = new JsonArray([.. others.Select(other => (JsonNode)Values.AddressOf(other!.GetValue<string>()))]);
        }

        Add(type, TerraformText.SnakeCase(name), attributes);
    }

    private void AddProperties(JsonObject attributes, TerraformType type, string resource, JsonObject properties)
    {
        foreach (var (name, value) in properties)
        {
            var property = type.PropertyOf(name);
            var path = $"{TerraformText.SnakeCase(resource)}_{property.Name}";
            switch (property.Shape)
            {
                case TerraformShape.None:
                    break;
                case TerraformShape.Attributes:
                    AddProperties(attributes, type, resource, value!.AsObject());
                    break;
                case TerraformShape.Resources:
                    AddResources(property, resource, value!.AsArray());
                    break;
                default:
                    attributes[property.Name] = ValueOf(property, value!, path);
                    break;
            }
        }
    }

    private JsonNode ValueOf(TerraformProperty property, JsonNode value, string path)
    {
        switch (property.Shape)
        {
            case TerraformShape.Document:
                locals[path] = Values.Value(value, path);
                return TerraformText.Whole($"jsonencode(local.{path})");
            case TerraformShape.Block when value is JsonArray blocks:
                return new JsonArray([.. blocks.Select(block => Block(property, block!.AsObject(), path))]);
            case TerraformShape.Block:
                return Block(property, value.AsObject(), path);
            case TerraformShape.OnlyItem:
                var item = value.AsArray().Single()!;
                return Values.Value(property.Item is { } name ? item[name]! : item, path);
            case TerraformShape.Map:
                return new JsonObject(value.AsArray().Select(pair => KeyValuePair.Create<string, JsonNode?>(pair!["Name"]!.GetValue<string>(), Values.Value(pair["Value"]!, path))));
            default:
                return Values.Value(value, path);
        }
    }

    private JsonObject Block(TerraformProperty property, JsonObject block, string path) =>
        new(block.Select(member => KeyValuePair.Create<string, JsonNode?>(property.NameOf(member.Key), Values.Value(member.Value!, path))));

    private void AddResources(TerraformProperty property, string owner, JsonArray items)
    {
        foreach (var item in items)
        {
            var attributes = new JsonObject { [property.Name] = TerraformText.Whole($"{Values.AddressOf(owner)}.{types[owner].Reference}") };
            AddProperties(attributes, property.Type!, owner, item!.AsObject());
            Add(property.Type!, items.Count == 1 ? TerraformText.SnakeCase(owner) : $"{TerraformText.SnakeCase(owner)}_{item["Id"]!.GetValue<string>().ToLowerInvariant()}", attributes);
        }
    }

    private void Add(TerraformType type, string name, JsonObject attributes)
    {
        resources[type.Name] ??= new JsonObject();
        resources[type.Name]![name] = attributes;
    }
}
