using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tool;

/// <summary>Translates the values of a CloudFormation template, and the functions in them.</summary>
/// <param name="types">The types of the resources, by the names of the resources.</param>
/// <param name="locals">The values that have a name. Some are added.</param>
internal sealed partial class TerraformValues(IReadOnlyDictionary<string, TerraformType> types, JsonObject locals)
{
    private const string Null = "null";

    private static readonly Dictionary<string, string> Pseudo = new(StringComparer.Ordinal)
    {
        ["AWS::AccountId"] = "data.aws_caller_identity.current.account_id",
        ["AWS::NoValue"] = Null,
        ["AWS::Partition"] = "data.aws_partition.current.partition",
        ["AWS::Region"] = "data.aws_region.current.region",
    };

    /// <summary>Returns the address of a resource, such as <c>aws_sqs_queue.queue</c>.</summary>
    public string AddressOf(string resource) => $"{types[resource].Name}.{TerraformText.SnakeCase(resource)}";

    /// <summary>Returns a value in the JSON syntax of Terraform, in which a text can contain expressions.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">A name for a part of the value that needs one.</param>
    public JsonNode Value(JsonNode value, string path) => value switch
    {
        JsonObject function when ExpressionOf(function) is { } expression => function.ContainsKey("Fn::Sub") ? Text(function["Fn::Sub"]!.GetValue<string>()) : TerraformText.Whole(expression),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(TerraformText.Literal(member.Key), Value(member.Value!, $"{path}_{TerraformText.SnakeCase(member.Key)}")))),
        JsonArray items => List(items, path),
        _ => value.GetValueKind() == JsonValueKind.String ? TerraformText.Literal(value.GetValue<string>()) : value.DeepClone(),
    };

    /// <summary>Returns a value as an expression.</summary>
    public string Expression(JsonNode value) => value switch
    {
        JsonObject function when ExpressionOf(function) is { } expression => expression,
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{TerraformText.Quote(TerraformText.Literal(member.Key))} = {Expression(member.Value!)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(item => Expression(item!)))}]",
        _ => value.GetValueKind() == JsonValueKind.String ? TerraformText.Quote(TerraformText.Literal(value.GetValue<string>())) : value.ToJsonString(),
    };

    /// <summary>Returns a list. Without the items that can be missing, if there are some: a list with them gets a name.</summary>
    private JsonNode List(JsonArray items, string path)
    {
        var list = new JsonArray([.. items.Select(item => Value(item!, path))]);
        if (!items.Any(static item => item is JsonObject function && function["Fn::If"] is JsonArray and [_, _, JsonObject otherwise] && otherwise["Ref"]?.GetValue<string>() == Cloud.NoValue))
        {
            return list;
        }

        locals[path] = list;
        return TerraformText.Whole($"[for item in local.{path} : item if item != {Null}]");
    }

    /// <summary>Returns a function of CloudFormation as an expression. Null if the object is none.</summary>
    private string? ExpressionOf(JsonObject function) => function.Count != 1 ? null : function.First() switch
    {
        { Key: "Ref", Value: { } name } => Reference(name.GetValue<string>()),
        { Key: "Fn::GetAtt", Value: { } parts } => Attribute(parts[0]!.GetValue<string>(), parts[1]!.GetValue<string>()),
        { Key: "Fn::Sub", Value: { } text } => TerraformText.Quote(Text(text.GetValue<string>())),
        { Key: "Fn::If", Value: { } parts } => $"local.{TerraformText.SnakeCase(parts[0]!.GetValue<string>())} ? {Expression(parts[1]!)} : {Expression(parts[2]!)}",
        { Key: "Fn::Not", Value: { } parts } => $"!({Expression(parts[0]!)})",
        { Key: "Fn::Equals", Value: { } parts } => $"{Expression(parts[0]!)} == {Expression(parts[1]!)}",
        { Key: ['F', 'n', ':', ':', ..] and var name } => throw new NotSupportedException($"{name} has no translation."),
        _ => null,
    };

    private string Reference(string name) =>
        Pseudo.GetValueOrDefault(name)
        ?? (types.TryGetValue(name, out var type) ? $"{AddressOf(name)}.{type.Reference}" : $"var.{TerraformText.SnakeCase(name)}");

    private string Attribute(string resource, string name) => $"{AddressOf(resource)}.{types[resource].AttributeOf(name)}";

    /// <summary>Returns the text of <c>Fn::Sub</c>.</summary>
    private string Text(string text) =>
        string.Concat(Placeholder().Split(text).Select((part, index) => index % 2 == 0 ? TerraformText.Literal(part) : TerraformText.Whole(Reference(part))));

    /// <summary>The group makes <c>Split</c> return the names, too.</summary>
    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9:]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
