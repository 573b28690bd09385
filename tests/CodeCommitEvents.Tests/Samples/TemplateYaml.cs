using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Reads a template of CloudFormation in YAML as JSON, with the long forms of functions.</summary>
internal static class TemplateYaml
{
    public static JsonObject Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Read(stream.Documents.Single().RootNode)!.AsObject();
    }

    private static JsonNode? Read(YamlNode node)
    {
        if (node.Tag is { IsEmpty: false, Value: ['!', .. var function] } && node.Tag.IsLocal)
        {
            var value = ReadValue(node);
            return function == "Ref" ? new JsonObject { ["Ref"] = value }
                : function == "GetAtt" ? new JsonObject { ["Fn::GetAtt"] = new JsonArray([.. value!.GetValue<string>().Split('.', 2).Select(part => (JsonNode)part)]) }
                : new JsonObject { [$"Fn::{function}"] = value };
        }

        return ReadValue(node);
    }

    private static JsonNode? ReadValue(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Read(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Read)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => ((YamlScalarNode)node).Value,
    };
}
