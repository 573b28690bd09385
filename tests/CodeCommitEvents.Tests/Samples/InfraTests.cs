using System.Text.Json.Nodes;
using CodeCommitEvents.Emulator;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the templates of the command <c>infra</c>.</summary>
public sealed class InfraTests : IDisposable
{
    private const string Rules = """
        { "rules": [
            { "on": "pullRequest", "inRepository": ["payments-api", "payments.web_x"], "into": "main", "touching": "src/**", "startBuild": { "project": "{repository}-ci", "cancelSuperseded": true } },
            { "on": "push", "toBranch": "main", "startBuild": { "project": "payments-release", "asBatch": true } },
            { "on": "comment", "inRepository": "payments-api", "by": { "role": "maintainers" }, "runCommands": "pull-request" },
            { "on": "finishedBuild", "ofProject": "payments-*", "notify": ["pull-request", "pull-request-approval"] } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("infra").FullName;

    public InfraTests() => File.WriteAllText(At("rules.json"), Rules);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [CfnLintTheory]
    [InlineData("--format", "sam")]
    [InlineData("--format", "cloudformation")]
    [InlineData("--format", "sam", "--notifications", "payments-api", "--notifications", "a.name_with-100-characters-3456789012345678901234567890123456789012345678901234567890123456789012345678")]
    [InlineData("--format", "cloudformation", "--notifications", "payments-api")]
    public async Task The_linter_finds_nothing_in_a_template(params string[] options)
    {
        await File.WriteAllTextAsync(At("template.json"), await RunAsync(options));

        var (exitCode, output) = await Python.RunAsync("", "-c", "import sys; from cfnlint.runner import main; sys.exit(main())", "-c", "I", "-t", At("template.json"));

        (exitCode, output.Trim()).Should().Be((0, ""));
    }

    [Fact]
    public async Task The_template_has_the_filters_and_the_permissions_of_the_rules()
    {
        var rules = BuildRulesDocument.FromJson(Rules);

        var resources = JsonNode.Parse(await RunAsync())!["Resources"]!.AsObject();

        resources.Where(resource => Is(resource.Value, "AWS::Events::Rule")).Select(rule => rule.Value!["Properties"]!["EventPattern"]!.ToJsonString())
            .Should().Equal(rules.ToEventPatterns().Select(pattern => JsonNode.Parse(pattern)!.ToJsonString()));
        var actions = resources["Function"]!["Properties"]!["Policies"]![0]!["Statement"]!.AsArray().OfType<JsonObject>().Where(statement => statement.ContainsKey("Action"))
            .SelectMany(statement => statement["Action"]!.AsArray().Select(action => action!.GetValue<string>()));
        actions.Should().Contain(rules.RequiredPermissions().SelectMany(statement => statement.Actions)).And.Contain("dynamodb:UpdateItem").And.NotContain(action => action.Contains('*'));
        resources.Should().NotContainKey("Topic");
    }

    [Fact]
    public async Task With_notification_rules_the_topic_delivers_only_what_the_rules_need_and_EventBridge_only_builds()
    {
        var rules = BuildRulesDocument.FromJson(Rules);

        var resources = JsonNode.Parse(await RunAsync("--notifications", "payments-api", "--notifications", "payments.web_x"))!["Resources"]!.AsObject();

        var notificationRules = resources.Where(resource => Is(resource.Value, "AWS::CodeStarNotifications::NotificationRule")).Select(rule => rule.Value!["Properties"]!).ToList();
        notificationRules.Should().HaveCount(2);
        notificationRules[1]["Resource"]!["Fn::Sub"]!.GetValue<string>().Should().EndWith(":payments.web_x");
        notificationRules[0]["EventTypeIds"]!.AsArray().Select(type => type!.GetValue<string>()).Should().Equal(rules.NotificationEventTypes().Where(type => type.StartsWith("codecommit-", StringComparison.Ordinal)));
        resources["Subscription"]!["Properties"]!["FilterPolicy"]!.ToJsonString().Should().Be(rules.ToSnsFilterPolicy());
        resources.Where(resource => Is(resource.Value, "AWS::Events::Rule")).Should().ContainSingle().Which.Value!["Properties"]!["EventPattern"]!["source"]!.ToJsonString().Should().Be("""["aws.codebuild"]""");
    }

    private static bool Is(JsonNode? resource, string type) => resource!["Type"]!.GetValue<string>() == type;

    private async Task<string> RunAsync(params string[] options)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await ToolProgram.RunAsync(["infra", At("rules.json"), .. options], new(output, errors), CancellationToken.None)).Should().Be(0, errors.ToString());
        return output.ToString();
    }

    private string At(string file) => Path.Combine(folder, file);
}
