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
            .Equal("CodeCommit:Rules:0:ToBranhc is an unknown key; did you mean toBranch?");
    }

    [Theory]
    [InlineData("Rules:0:StopProcessing", "maybe", "Rules:0:StopProcessing is the text \"maybe\", but must be true or false")]
    [InlineData("Rules:0:ToBranch", "", "Rules:0:ToBranch is an empty text, but must be a text with at least one character")]
    [InlineData("Rules:0:ToBranch:x", "y", "Rules:0:ToBranch is an object, but must be a text")]
    [InlineData("FirstMatchOnly", "1", "FirstMatchOnly is the text \"1\", but must be true or false")]
    [InlineData("Rules:0:Into", "main", "Rules:0:Into is a condition of rules on pullRequest, and cannot be used here; did you mean toBranch?")]
    [InlineData("Rules:0:When", "", "Rules:0:When is a condition of rules on tag, branch, pullRequest, comment, and cannot be used here")]
    [InlineData("Rules:0:ByMerge", "", "Rules:0:ByMerge is an empty text, but must be one of \"FAST_FORWARD_MERGE\", \"SQUASH_MERGE\", \"THREE_WAY_MERGE\"")]
    [InlineData("Rules:prod deploy:On", "push", "Rules:0 has a number as its name. In configuration, numbers are positions in a list, and a list cannot be combined with named rules\nRules:prod deploy does nothing: add startBuild or notify, or \"ignore\": true")]
    [InlineData("Rules:0:StartBuild:Project", "b", "Rules:0:StartBuild has the value \"a\" in one layer of the configuration, and the keys Project in another; use the same form in all layers")]
    public void An_error_contains_its_key(string key, string value, string error)
    {
        var read = () => BuildRulesDocument.FromConfiguration(InMemory(("Rules:0:On", "push"), ("Rules:0:StartBuild", "a"), (key, value)));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(one => one.ToString()).Should().Equal(error.Split('\n'));
    }

    [Fact]
    public void A_branch_can_have_the_name_true() =>
        BuildRulesDocument.FromConfiguration(InMemory(("Rules:0:On", "push"), ("Rules:0:StartBuild", "a"), ("Rules:0:ToBranch", "true"))).ToText().Should().Contain("branch true");

    [Fact]
    public void A_section_that_does_not_exist_is_an_error()
    {
        var read = () => BuildRulesDocument.FromConfiguration(InMemory().GetSection("CodeCommit"));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .Equal("CodeCommit does not exist, or is empty: check the name of the section");
    }

    [Fact]
    public void An_empty_configuration_is_an_error()
    {
        var read = () => BuildRulesDocument.FromConfiguration(InMemory());

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .Equal("the configuration does not exist, or is empty: check the name of the section");
    }

    [Fact]
    public void An_empty_list_of_rules_is_an_error_because_it_starts_nothing()
    {
        var read = () => BuildRulesDocument.FromConfiguration(Json("""{"rules": []}"""));

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should().Equal("rules is empty, but must have at least one rule");
    }

    [Fact]
    public void Layers_of_configuration_merge_named_rules_by_their_names()
    {
        var layers = Layers(
            """{"rules": {"prod deploy": {"on": "push", "toBranch": "main", "startBuild": "deploy"}, "check": {"on": "pullRequest", "startBuild": "ci"}}}""",
            """{"rules": {"prod deploy": {"toBranch": "release"}, "nightly": {"on": "tag", "startBuild": "nightly"}}}""");

        BuildRulesDocument.FromConfiguration(layers).ToText().Should().Be(BuildRules.CreateBuilder()
            .OnPullRequest("check", pr => pr.StartBuild("ci"))
            .OnTag("nightly", tag => tag.StartBuild("nightly"))
            .OnPush("prod deploy", push => push.ToBranch("release").StartBuild("deploy"))
            .Build().ToText());
    }

    [Theory]
    [InlineData("""{"rules": {"b": {"on": "push", "startBuild": "1"}, "10 c": {"on": "push", "startBuild": "2"}, "A": {"on": "push", "startBuild": "3"}, "9 d": {"on": "push", "startBuild": "4"}}}""")]
    public void Named_rules_have_the_order_of_their_names_in_JSON_and_in_configuration(string document)
    {
        string[] names = ["10 c", "9 d", "A", "b"];

        BuildRulesDocument.FromJson(document).Rules.Select(rule => rule.Name).Should().Equal(names);
        BuildRulesDocument.FromConfiguration(Json(document)).Rules.Select(rule => rule.Name).Should().Equal(names);
    }

    private static IEnumerable<string> Lines(BuildRules rules) =>
        rules.Rules.SelectMany(rule => rule.ToText().ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal));

    private static IConfigurationRoot Json(string json) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static IConfigurationRoot Layers(params string[] layers) =>
        layers.Aggregate(new ConfigurationBuilder(), (builder, json) => (ConfigurationBuilder)builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Build();

    private static IConfigurationRoot InMemory(params (string Key, string Value)[] entries) =>
        new ConfigurationBuilder().AddInMemoryCollection(entries.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();
}
