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
            { "on": "finishedBuild", "ofProject": "payments-*", "notify": ["pull-request", "pull-request-approval", "payments-team", "audit.log"] } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("infra").FullName;

    public InfraTests() => File.WriteAllText(At("rules.json"), Rules);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>One process of the linter reads all templates, because its start takes seconds.</summary>
    [CfnLintFact]
    public async Task The_linter_finds_nothing_in_a_template()
    {
        string[][] variants =
        [
            ["--format", "sam"],
            ["--format", "cloudformation"],
            ["--format", "sam", "--notifications", "payments-api", "--notifications", "a.name_with-100-characters-7890123456789012345678901234567890123456789012345678901234567890123456789"],
            ["--format", "cloudformation", "--notifications", "payments-api"],
            ["--format", "sam", "--topic", "payments-team", "--topic", "audit.log"],
            ["--format", "cloudformation", "--topic", "payments-team", "--notifications", "payments-api"],
        ];
        foreach (var (index, options) in variants.Index())
        {
            await File.WriteAllTextAsync(At($"template{index}.yaml"), await RunAsync(options));
        }

        var (exitCode, output) = await Python.RunAsync(
            "", ["-c", "import sys; from cfnlint.runner import main; sys.exit(main())", "-c", "I", "-t", .. Directory.GetFiles(folder, "*.yaml")]);

        (exitCode, output.Trim()).Should().Be((0, ""));
    }

    [Fact]
    public async Task The_template_has_the_filters_and_the_permissions_of_the_rules()
    {
        var rules = BuildRulesDocument.FromJson(Rules);

        var resources = (await TemplateAsync())["Resources"]!.AsObject();

        resources.Where(resource => Is(resource.Value, "AWS::Events::Rule")).Select(rule => rule.Value!["Properties"]!["EventPattern"]!.ToJsonString())
            .Should().Equal(rules.ToEventPatterns().Select(pattern => JsonNode.Parse(pattern)!.ToJsonString()));
        Actions(resources).Should().Contain(rules.RequiredPermissions().SelectMany(statement => statement.Actions)).And.Contain("dynamodb:UpdateItem").And.NotContain(action => action.Contains('*'));
        resources.Should().NotContainKey("Topic");
    }

    [Fact]
    public async Task With_notification_rules_the_topic_delivers_only_what_the_rules_need_and_EventBridge_only_builds()
    {
        var rules = BuildRulesDocument.FromJson(Rules);

        var resources = (await TemplateAsync("--notifications", "payments-api", "--notifications", "payments.web_x"))["Resources"]!.AsObject();

        var notificationRules = resources.Where(resource => Is(resource.Value, "AWS::CodeStarNotifications::NotificationRule")).Select(rule => rule.Value!["Properties"]!).ToList();
        notificationRules.Should().HaveCount(2);
        notificationRules[1]["Resource"]!["Fn::Sub"]!.GetValue<string>().Should().EndWith(":payments.web_x");
        notificationRules[0]["EventTypeIds"]!.AsArray().Select(type => type!.GetValue<string>()).Should().Equal(rules.NotificationEventTypes().Where(type => type.StartsWith("codecommit-", StringComparison.Ordinal)));
        resources["Subscription"]!["Properties"]!["FilterPolicy"]!.ToJsonString().Should().Be(rules.ToSnsFilterPolicy());
        resources.Where(resource => Is(resource.Value, "AWS::Events::Rule")).Should().ContainSingle().Which.Value!["Properties"]!["EventPattern"]!["source"]!.ToJsonString().Should().Be("""["aws.codebuild"]""");
    }

    [Fact]
    public async Task A_channel_that_is_a_topic_has_a_topic_a_permission_a_variable_an_output_and_an_optional_subscription()
    {
        var template = await TemplateAsync("--topic", "payments-team", "--topic", "audit.log");

        var resources = template["Resources"]!.AsObject();
        resources["PaymentsTeamTopic"]!["Properties"]!["KmsMasterKeyId"]!.ToJsonString().Should().Be("""{"Fn::If":["HasKey",{"Ref":"KmsKeyArn"},{"Ref":"AWS::NoValue"}]}""");
        resources["PaymentsTeamEmailSubscription"]!["Condition"]!.GetValue<string>().Should().Be("HasPaymentsTeamEmail");
        template["Parameters"]!["PaymentsTeamEmail"]!["Default"]!.GetValue<string>().Should().BeEmpty();
        resources["Function"]!["Properties"]!["Environment"]!["Variables"]!["AUDIT_LOG_TOPIC"]!.ToJsonString().Should().Be("""{"Ref":"AuditLogTopic"}""");
        template["Outputs"]!["AuditLogTopic"]!["Value"]!.ToJsonString().Should().Be("""{"Ref":"AuditLogTopic"}""");
        Statements(resources).Single(statement => statement["Sid"]!.GetValue<string>() == "PublishMessages")["Resource"]!.ToJsonString().Should().Be("""[{"Ref":"PaymentsTeamTopic"},{"Ref":"AuditLogTopic"}]""");
        Actions(resources).Should().Contain("kms:GenerateDataKey");
        Actions((await TemplateAsync())["Resources"]!.AsObject()).Should().NotContain("kms:GenerateDataKey").And.NotContain("sns:Publish").And.Contain("kms:Decrypt");
    }

    [Theory]
    [InlineData("Unknown channel: payment-team. Did you mean payments-team?", "--topic", "payment-team")]
    [InlineData("Unknown channel: chat. Known: ", "--topic", "chat")]
    [InlineData("--topic takes the name of a channel that starts with a letter, and not 1st", "--topic", "1st")]
    [InlineData("--notifications takes the name of a repository, and not a b", "--notifications", "a b")]
    [InlineData("--notifications takes the name of a repository, and not arn:", "--notifications", "arn:aws:codecommit:eu-west-1:111122223333:x")]
    public async Task Options_that_do_not_fit_the_rules_are_wrong_usage(string problem, params string[] options)
    {
        var (exitCode, output, errors) = await RunAnyAsync(options);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    [Theory]
    [InlineData("""{ "rules": [{ "on": "push", "ignore": true }] }""", "The rules need no events")]
    [InlineData("""{ "rules": [{ "on": "finishedBuild", "notify": "x" }] }""", "The rules need no events of repositories: leave out --notifications", "--notifications", "payments-api")]
    [InlineData("""{ "rules": [{ "on": "finishedBuild", "notify": ["a-b", "a.b"] }] }""", "--topic a-b and --topic a.b differ only in case or punctuation", "--topic", "a-b", "--topic", "a.b")]
    [InlineData("""{ "rules": [{ "on": "finishedBuild", "notify": ["aTeam", "a-team"] }] }""", "--topic aTeam and --topic a-team differ only in case or punctuation", "--topic", "aTeam", "--topic", "a-team")]
    public async Task A_template_that_AWS_would_refuse_is_not_printed(string rules, string problem, params string[] options)
    {
        await File.WriteAllTextAsync(At("rules.json"), rules);

        var (exitCode, output, errors) = await RunAnyAsync(options);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    [Fact]
    public async Task Of_an_option_that_is_repeated_with_the_same_value_one_counts()
    {
        var once = await RunAsync("--notifications", "payments-api", "--topic", "payments-team");

        (await RunAsync("--notifications", "payments-api", "--notifications", "payments-api", "--topic", "payments-team", "--topic", "payments-team")).Should().Be(once);
    }

    [Fact]
    public async Task The_format_of_Terraform_is_JSON()
    {
        var stack = JsonNode.Parse(await RunAsync("--format", "terraform-json", "--topic", "payments-team"))!;

        stack["terraform"]!["required_providers"]!["aws"]!["source"]!.GetValue<string>().Should().Be("hashicorp/aws");
        stack["variable"]!.AsObject().Should().ContainKeys("code_bucket", "kms_key_arn", "payments_team_email");
    }

    [Fact]
    public async Task Every_event_of_a_repository_with_rules_of_its_own_is_delivered_and_the_permissions_are_those_of_its_policy()
    {
        await File.WriteAllTextAsync(At("rules.json"), """
            { "Ci": { "Rules": [{ "On": "push", "InRepository": "shop", "ToBranch": "main", "StartBuild": "shop-ci" }],
                      "RepositoryRules": [{ "Repositories": "payments-*", "Projects": "{repository}-checks", "Channels": "team" }] } }
            """);

        var resources = (await TemplateAsync("--section", "Ci", "--notifications", "payments-api", "--topic", "team"))["Resources"]!.AsObject();

        resources["NotificationRule1"]!["Properties"]!["EventTypeIds"]!.AsArray().Should().HaveCountGreaterThan(8);
        resources["EventRule1"]!["Properties"]!["EventPattern"]!.ToJsonString().Should().Contain("CodeBuild Build State Change").And.NotContain("project-name", "rules in repositories can be about every finished build");
        Statements(resources).Single(statement => statement["Sid"]!.GetValue<string>() == "ReadRules")["Resource"]!.ToJsonString().Should().Contain(":payments-*").And.NotContain("shop");
        Statements(resources).Single(statement => statement["Sid"]!.GetValue<string>() == "StartBuilds")["Resource"]!.ToJsonString().Should().Contain("/shop-ci").And.Contain("-checks");
        Actions(resources).Should().NotContain("codecommit:PostCommentForPullRequest", "the rules that stand for those in repositories give no permissions");
    }

    [Fact]
    public async Task A_policy_that_allows_neither_channels_nor_builds_after_builds_needs_no_events_of_builds()
    {
        await File.WriteAllTextAsync(At("rules.json"), """{ "Ci": { "Rules": [{ "On": "push", "StartBuild": "ci" }], "RepositoryRules": [{ "Repositories": "payments-*", "Projects": "{repository}-checks" }] } }""");

        (await RunAsync("--section", "Ci", "--notifications", "payments-api")).Should().NotContain("aws.codebuild");
    }

    [Theory]
    [InlineData("!x", "ci")]
    [InlineData("x", "{a")]
    public void A_policy_of_an_assembly_with_a_wrong_pattern_is_a_problem(string repository, string project) =>
        StackProblems.Of(BuildRulesDocument.FromJson(Rules), new() { Policies = [new() { Repositories = { repository }, Projects = { project } }] })
            .Should().StartWith("A policy for rules in repositories is wrong: ");

    [Fact]
    public async Task The_reader_of_a_template_is_told_what_the_stack_does_not_do_for_the_rules()
    {
        var (exitCode, _, errors) = await RunAnyAsync("--notifications", "payments-api", "--topic", "audit.log");

        exitCode.Should().Be(0);
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal(
            "Of all repositories, only those after --notifications send events: payments-api.",
            "The stack has nothing for the channel payments-team. If it is a topic, add --topic payments-team.");
    }

    [Fact]
    public async Task A_template_that_AWS_would_refuse_is_a_problem()
    {
        var rules = string.Join(',', Enumerable.Range(0, 400).Select(team => $$"""{ "on": "push", "inRepository": "team-{{team}}", "startBuild": { "project": "project-of-team-{{team}}" } }"""));
        await File.WriteAllTextAsync(At("rules.json"), $$"""{ "rules": [ {{rules}} ] }""");

        var (exitCode, output, errors) = await RunAnyAsync();

        (exitCode, output.Length > 0).Should().Be((1, true));
        errors.Should().MatchRegex(@"The template has \d{5,} characters in the policy of the role, but AWS allows 10240\. Use fewer projects");
    }

    private static IEnumerable<JsonObject> Statements(JsonObject resources) => resources["RolePolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray()
        .Select(statement => statement!["Fn::If"] is { } optional ? optional[1]!.AsObject() : statement.AsObject());

    private static IEnumerable<string> Actions(JsonObject resources) => Statements(resources).SelectMany(statement => statement["Action"]!.AsArray().Select(action => action!.GetValue<string>()));

    private static bool Is(JsonNode? resource, string type) => resource!["Type"]!.GetValue<string>() == type;

    private async Task<JsonObject> TemplateAsync(params string[] options) => TemplateYaml.Parse(await RunAsync(options));

    private async Task<string> RunAsync(params string[] options)
    {
        var (exitCode, output, errors) = await RunAnyAsync(options);
        exitCode.Should().Be(0, errors);
        return output;
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAnyAsync(params string[] options)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await ToolProgram.RunAsync(["infra", At("rules.json"), .. options], new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private string At(string file) => Path.Combine(folder, file);
}
