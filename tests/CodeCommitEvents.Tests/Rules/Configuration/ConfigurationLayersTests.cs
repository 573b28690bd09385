using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Hosting;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>What a layer of the configuration changes. Whatever it seems to change, but does not, is an error.</summary>
public sealed class ConfigurationLayersTests
{
    private const string Base =
        """
        {"Ci": {"Rules": {
          "on demand": {"on": "comment", "saying": "/build", "by": {"role": "maintainers"}, "startBuild": "ci"},
          "release": {"on": "push", "toBranch": ["main", "release/**"], "startBuild": "deploy"}
        }}}
        """;

    private const string NothingRemoved = "That removes no key: to switch a rule off, write \"enabled\": false in it";

    [Fact]
    public void A_layer_can_switch_a_rule_off() =>
        BuildRulesDocument.FromConfiguration(Layers(Base, """{"Ci": {"Rules": {"on demand": {"enabled": false}}}}"""), "Ci").Rules.Select(rule => rule.Name).Should().Equal("release");

    [Theory]
    [InlineData("""{"Ci": {"Rules": {"on demand": null}}}""", "Ci:Rules:on demand has the keys by, on, saying, startBuild in one layer of the configuration, and nothing (such as null) in another.")]
    [InlineData("""{"Ci": {"Rules": {"on demand": {"by": null}}}}""", "Ci:Rules:on demand:by has the keys role in one layer of the configuration, and nothing (such as null) in another.")]
    [InlineData("""{"Ci": {"Rules": {"on demand": {}}}}""", "Ci:Rules:on demand has the keys by, on, saying, startBuild in one layer of the configuration, and nothing (such as null) in another.")]
    [InlineData("""{"Ci": {"Rules": {"release": {"toBranch": []}}}}""", "Ci:Rules:release:toBranch has the keys 0, 1 in one layer of the configuration, and nothing (such as null) in another.")]
    [InlineData("""{"Ci": {"Rules": null}}""", "Ci:Rules has the keys on demand, release in one layer of the configuration, and nothing (such as null) in another.")]
    public void Null_that_removes_nothing_is_an_error(string layer, string error) =>
        ErrorsOf(Layers(Base, layer)).Should().Equal($"{error} {NothingRemoved}");

    [Fact]
    public void A_list_of_which_the_last_layer_has_only_a_part_is_an_error() =>
        ErrorsOf(Layers(Base, """{"Ci": {"Rules": {"release": {"toBranch": ["production"]}}}}""")).Should().Equal(
            "Ci:Rules:release:toBranch is a list of 2 values from several layers of the configuration. The last layer has 1 of them, and layers merge lists by position: write the list in one layer, or write one text with all alternatives in each, such as \"{main,release/**}\"");

    [Fact]
    public void A_list_that_is_replaced_by_a_text_says_what_can_be_replaced() =>
        ErrorsOf(Layers(Base, """{"Ci": {"Rules": {"release": {"toBranch": "production"}}}}""")).Should().Equal(
            "Ci:Rules:release:toBranch has the value \"production\" in one layer of the configuration, and the keys 0, 1 in another; use the same form in all layers: a text with all alternatives, such as \"{main,release/**}\", can be replaced");

    [Fact]
    public void A_text_with_alternatives_is_replaced_and_so_is_a_whole_list()
    {
        var text = Layers("""{"Ci": {"Rules": {"a": {"on": "push", "toBranch": "{main,release/**}", "startBuild": "ci"}}}}""", """{"Ci": {"Rules": {"a": {"toBranch": "production"}}}}""");
        var list = Layers(Base, """{"Ci": {"Rules": {"release": {"toBranch": ["production", "hotfix/**"]}}}}""");

        BuildRulesDocument.FromConfiguration(text, "Ci").ToText().Should().Contain("branch production").And.NotContain("main");
        BuildRulesDocument.FromConfiguration(list, "Ci").ToText().Should().Contain("production").And.NotContain("release/**");
    }

    [Fact]
    public void A_placeholder_in_a_lower_layer_is_no_error() =>
        BuildRulesDocument.FromConfiguration(Layers("""{"Ci": {"Rules": {}}}""", Base), "Ci").Rules.Should().HaveCount(2);

    [Fact]
    public void Two_keys_of_a_caller_can_come_from_two_layers() =>
        ErrorsOf(Layers(Base, """{"Ci": {"Rules": {"on demand": {"by": {"user": "ann"}}}}}""")).Should().ContainSingle()
            .Which.Should().EndWith("If the keys come from two layers of the configuration, use the same key in both");

    [Theory]
    [InlineData("relase", "has neither on nor forRepository; did you mean release?")]
    [InlineData("nightly", "has neither on nor forRepository; if it changes a rule of another layer, it needs the name and the place of that rule")]
    public void A_part_of_a_rule_says_which_rule_it_probably_changes(string name, string error) =>
        ErrorsOf(Layers(Base, """{"Ci": {"Rules": {"NAME": {"startBuild": {"timeout": "30"}}}}}""".Replace("NAME", name, StringComparison.Ordinal))).Should().Equal($"Ci:Rules:{name} {error}");

    [Theory]
    [InlineData("""{"Ci": {"Rules": {"on demand": null}}}""")]
    [InlineData("""{"Ci": {"Rules": {"release": {"toBranch": ["production"]}}}}""")]
    public void A_host_whose_layer_changes_nothing_does_not_start(string layer)
    {
        var configuration = Layers(Base, layer);
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<IBuildStarter, DryRunBuildStarter>()
            .AddCodeCommitEvents(configuration.GetSection("Ci")).Services.BuildServiceProvider();

        services.Invoking(provider => provider.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().WithMessage("*in one layer*");
    }

    [Fact]
    public void The_rules_of_a_section_with_options_of_the_dispatcher_can_be_tested()
    {
        var configuration = Layers(Base, """{"Ci": {"AnswerTime": "00:00:05", "ClaimWaitTime": "00:00:01", "MaxConcurrency": 1, "EnvironmentPrefix": "", "ReportBatchItemFailures": true}}""");

        BuildRulesDocument.FromConfiguration(configuration.GetSection("Ci")).Rules.Should().HaveCount(2);
        BuildRulesDocument.DispatcherOptionKeys.Should().BeEquivalentTo(new ConfigureBuildDispatcherOptions(configuration).Keys);
    }

    [Fact]
    public void Null_arguments_throw()
    {
        FluentActions.Invoking(() => BuildRulesDocument.FromConfiguration(null!, "Ci")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => BuildRulesDocument.FromConfiguration(Layers(), null!)).Should().Throw<ArgumentNullException>();
    }

    private static IEnumerable<string> ErrorsOf(IConfigurationRoot configuration) =>
        configuration.Invoking(layers => BuildRulesDocument.FromConfiguration(layers, "Ci")).Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString());

    private static IConfigurationRoot Layers(params string[] layers) =>
        layers.Aggregate(new ConfigurationBuilder(), (builder, json) => (ConfigurationBuilder)builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Build();
}
