using System.Text.Json.Nodes;
using CodeCommitEvents.Emulator;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the YAML of templates.</summary>
public sealed class YamlTextTests
{
    private const string Texts = """
        { "yes": "no", "Version": "2012-10-17", "list": ["on", "~", "null", "", " ", "12:30", "0x1f", "1e3", "-", "- x", "a: b", "a #b", "#", "[x]", "{x}", "*", "&x", "!Ref x", "%", "@", "`", "'", "\"", "a\nb", "a\tb", "\u0085", "ä", "😀", ".5", "=", "<<"],
          "nested": [{ "a": [1, true, "1", "true"] }, []], "empty": {}, "arn": "arn:aws:sns:eu-west-1:111122223333:topic" }
        """;

    [Fact]
    public void Functions_have_short_forms_and_short_lists_are_on_one_line()
    {
        var template = JsonNode.Parse("""{ "Key": { "Fn::If": ["HasKey", { "Ref": "Key" }, { "Ref": "AWS::NoValue" }] }, "Arn": [{ "Fn::GetAtt": ["Queue", "Arn"] }], "Action": ["sqs:SendMessage"], "Name": { "Fn::Sub": "a-${X}" } }""");

        YamlText.Write(template!.AsObject()).Should().Be("""
            Key: !If [HasKey, !Ref Key, !Ref "AWS::NoValue"]
            Arn: [!GetAtt Queue.Arn]
            Action:
              - sqs:SendMessage
            Name: !Sub "a-${X}"

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_text_is_read_as_the_same_text() =>
        TemplateYaml.Parse(YamlText.Write(JsonNode.Parse(Texts)!.AsObject())).ToJsonString().Should().Be(JsonNode.Parse(Texts)!.ToJsonString());

    [CfnLintFact]
    public async Task A_reader_of_YAML_1_1_reads_every_text_as_the_same_text()
    {
        var yaml = YamlText.Write(JsonNode.Parse(Texts)!.AsObject());

        var (_, output) = await Python.RunAsync(yaml, "-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read().decode()), default=str))");

        JsonNode.Parse(output)!.ToJsonString().Should().Be(JsonNode.Parse(Texts)!.ToJsonString());
    }
}
