using System.Text;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ConfigurationDocumentTests
{
    private const string Document =
        """
        {
          "onMissingFacts": "noMatch",
          "firstMatchOnly": true,
          "rules": [
            { "on": "push", "toBranch": ["main", "release/**"], "by": [{ "role": "dev" }, "arn:x"], "byMerge": false, "startBuild": { "project": "a", "asBatch": true, "environmentVariables": { "A": "1" } } },
            { "on": "pullRequest", "when": ["opened"], "unless": { "from": "draft/**" }, "anyOf": [{ "touching": "a" }, { "into": "b" }], "startBuild": ["a", "b"], "stopProcessing": true },
            { "forRepository": "shop-*", "rules": [{ "on": "tag", "ignore": true }] }
          ]
        }
        """;

    /// <summary>Keys in .NET configuration have no order, so the conditions are compared in sorted order.</summary>
    [Fact]
    public void Configuration_and_JSON_give_the_same_rules() =>
        Lines(BuildRulesDocument.FromConfiguration(Json(Document))).Should().Equal(Lines(BuildRulesDocument.FromJson(Document)));

    [Fact]
    public void Lists_are_in_the_order_of_their_numbers_and_the_case_of_names_is_ignored()
    {
        var rules = BuildRulesDocument.FromConfiguration(InMemory(
            [.. Enumerable.Range(0, 11).SelectMany(index => new[] { ($"RULES:{index}:On", "PUSH"), ($"rules:{index}:STARTBUILD", $"project-{index}"), ($"rules:{index}:StopProcessing", "False") })]));

        rules.Rules.Select(rule => rule.Name).Should().Equal(Enumerable.Range(0, 11).Select(index => $"project-{index}"));
    }

    [Fact]
    public void Rules_can_be_in_a_section_and_errors_contain_its_keys()
    {
        var configuration = InMemory(("CodeCommit:Rules:0:On", "push"), ("CodeCommit:Rules:0:ToBranhc", "main"), ("CodeCommit:Rules:0:StartBuild", "a"));

        var read = () => BuildRulesDocument.FromConfiguration(configuration.GetSection("CodeCommit"));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .Equal("CodeCommit:Rules:0:ToBranhc is unknown; did you mean toBranch?");
    }

    [Theory]
    [InlineData("Rules:0:StopProcessing", "maybe", "Rules:0:StopProcessing is a text, but must be true or false")]
    [InlineData("Rules:0:ToBranch", "", "Rules:0:ToBranch is empty, but must be a text")]
    [InlineData("Rules:0:ToBranch:x", "y", "Rules:0:ToBranch is an object, but must be a text")]
    [InlineData("FirstMatchOnly", "1", "FirstMatchOnly is a text, but must be true or false")]
    public void An_error_contains_its_key(string key, string value, string error)
    {
        var read = () => BuildRulesDocument.FromConfiguration(InMemory(("Rules:0:On", "push"), ("Rules:0:StartBuild", "a"), (key, value)));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(one => one.ToString()).Should().Equal(error);
    }

    [Fact]
    public void A_branch_can_have_the_name_true() =>
        BuildRulesDocument.FromConfiguration(InMemory(("Rules:0:On", "push"), ("Rules:0:StartBuild", "a"), ("Rules:0:ToBranch", "true"))).ToText().Should().Contain("branch true");

    [Fact]
    public void A_section_that_does_not_exist_is_an_error()
    {
        var read = () => BuildRulesDocument.FromConfiguration(InMemory().GetSection("CodeCommit"));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .Equal("CodeCommit is nothing, but must be an object with rules");
    }

    [Fact]
    public void An_empty_list_of_rules_is_allowed() => BuildRulesDocument.FromConfiguration(Json("""{"rules": []}""")).Rules.Should().BeEmpty();

    private static IEnumerable<string> Lines(BuildRules rules) =>
        rules.Rules.SelectMany(rule => rule.ToText().ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal));

    private static IConfigurationRoot Json(string json) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static IConfigurationRoot InMemory(params (string Key, string Value)[] entries) =>
        new ConfigurationBuilder().AddInMemoryCollection(entries.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();
}
