using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the format <c>terraform-json</c> of the command <c>infra</c>.</summary>
public sealed partial class TerraformTests
{
    private const string Rules = """
        { "rules": [
            { "on": "pullRequest", "inRepository": ["payments-api", "payments.web_x"], "into": "main", "startBuild": { "project": "{repository}-ci", "cancelSuperseded": true } },
            { "on": "push", "toBranch": "main", "startBuild": { "project": "payments-release", "asBatch": true } },
            { "on": "finishedBuild", "ofProject": "payments-*", "notify": ["pull-request", "payments-team"] } ] }
        """;

    public static TheoryData<bool, bool> Stacks => new() { { false, false }, { true, false }, { false, true }, { true, true } };

    [Theory]
    [MemberData(nameof(Stacks))]
    public void The_provider_knows_every_attribute_and_gets_all_that_it_requires(bool hasNotifications, bool hasTopic) =>
        ResourcesOf(Terraform(hasNotifications, hasTopic)).SelectMany(resource => TerraformSchema.ProblemsOf(resource.Type, resource.Attributes)).Should().BeEmpty();

    [Fact]
    public void The_schema_finds_wrong_resources()
    {
        var wrong = JsonNode.Parse("""{ "arn": ["x"], "dead_letter_config": { "queue": "x" }, "name": "x", "count": 1 }""")!.AsObject();

        TerraformSchema.ProblemsOf("aws_cloudwatch_event_target", wrong).Should().BeEquivalentTo(
            "aws_cloudwatch_event_target lacks rule", """aws_cloudwatch_event_target.arn must be a string, and not ["x"]""", "aws_cloudwatch_event_target.dead_letter_config.queue is unknown", "aws_cloudwatch_event_target.name is unknown");
        TerraformSchema.ProblemsOf("aws_x", wrong).Should().Equal("aws_x is unknown");
    }

    [Fact]
    public void The_schema_has_exactly_the_types_of_the_stack()
    {
        var stack = Terraform(hasNotifications: true, hasTopic: true);

        TerraformSchema.Types.Should().BeEquivalentTo(ResourcesOf(stack).Select(resource => resource.Type).Distinct(StringComparer.Ordinal).Concat(stack["data"]!.AsObject().Select(type => $"data.{type.Key}")));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Every_reference_names_something_that_exists(bool hasNotifications, bool hasTopic)
    {
        var stack = Terraform(hasNotifications, hasTopic);
        var resources = ResourcesOf(stack).Select(resource => (resource.Type, resource.Name)).Concat(stack["data"]!.AsObject().Select(type => ($"data.{type.Key}", "current"))).ToHashSet();

        var references = Reference().Matches(stack.ToJsonString()).Select(match => (Type: match.Groups["type"].Value, Name: match.Groups["name"].Value, Attribute: match.Groups["attribute"].Value)).ToList();

        references.Should().HaveCountGreaterThan(20);
        references.Where(reference => !resources.Contains((reference.Type, reference.Name)) || !TerraformSchema.HasAttribute(reference.Type, reference.Attribute)).Should().BeEmpty();
        Named().Matches(stack.ToJsonString()).Select(match => (Kind: match.Groups["kind"].Value, Name: match.Groups["name"].Value)).Should().HaveCountGreaterThan(10)
            .And.OnlyContain(reference => stack[reference.Kind == "var" ? "variable" : "locals"]!.AsObject().ContainsKey(reference.Name));
        ResourcesOf(stack).SelectMany(resource => resource.Attributes["depends_on"]?.AsArray() ?? []).Select(other => other!.GetValue<string>().Split('.')).Should().NotBeEmpty()
            .And.OnlyContain(other => resources.Contains(ValueTuple.Create(other[0], other[1])));
    }

    [Fact]
    public void The_stack_has_the_resources_parameters_outputs_and_values_of_the_template()
    {
        var template = Template(hasNotifications: true, hasTopic: true);
        var stack = Terraform(hasNotifications: true, hasTopic: true);

        ResourcesOf(stack).Where(resource => resource.Type != "aws_cloudwatch_event_target").Select(resource => resource.Name).Should().BeEquivalentTo(template["Resources"]!.AsObject().Select(resource => TerraformText.SnakeCase(resource.Key)));
        stack["variable"]!.AsObject().Select(variable => variable.Key).Should().BeEquivalentTo(template["Parameters"]!.AsObject().Select(parameter => TerraformText.SnakeCase(parameter.Key)).Append("name"));
        stack["output"]!.AsObject().Select(output => output.Key).Should().BeEquivalentTo(template["Outputs"]!.AsObject().Select(output => TerraformText.SnakeCase(output.Key)));
        Attributes(stack, "aws_sqs_queue", "queue")["visibility_timeout_seconds"]!.ToJsonString().Should().Be(template["Resources"]!["Queue"]!["Properties"]!["VisibilityTimeout"]!.ToJsonString());
        JsonNode.DeepEquals(Attributes(stack, "aws_codestarnotifications_notification_rule", "notification_rule1")["event_type_ids"], template["Resources"]!["NotificationRule1"]!["Properties"]!["EventTypeIds"]).Should().BeTrue();
        JsonNode.DeepEquals(stack["locals"]!["event_rule1_event_pattern"], template["Resources"]!["EventRule1"]!["Properties"]!["EventPattern"]).Should().BeTrue();
        Sids(stack["locals"]!["role_policy_policy_statement"]!.AsArray().OfType<JsonObject>()).Append("UseKey").Should().BeEquivalentTo(Sids(
            template["Resources"]!["RolePolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray().Select(statement => (statement!["Fn::If"]?[1] ?? statement).AsObject())));

        static IEnumerable<string> Sids(IEnumerable<JsonObject> statements) => statements.Select(statement => statement["Sid"]!.GetValue<string>());
    }

    [Fact]
    public void An_empty_variable_means_none()
    {
        var stack = Terraform(hasNotifications: false, hasTopic: true);

        stack["variable"]!["kms_key_arn"]!["default"]!.GetValue<string>().Should().BeEmpty();
        stack["locals"]!["has_key"]!.GetValue<string>().Should().Be("""${!(var.kms_key_arn == "")}""");
        Attributes(stack, "aws_sqs_queue", "queue")["kms_master_key_id"]!.GetValue<string>().Should().Be("${local.has_key ? var.kms_key_arn : null}");
        Attributes(stack, "aws_sqs_queue", "queue")["sqs_managed_sse_enabled"]!.GetValue<string>().Should().Be("${local.has_key ? null : true}");
        Attributes(stack, "aws_cloudwatch_metric_alarm", "dead_letter_queue_alarm")["alarm_actions"]!.GetValue<string>().Should().Be("${local.has_alarm_topic ? [var.alarm_topic_arn] : null}");
        Attributes(stack, "aws_sns_topic_subscription", "payments_team_email_subscription")["count"]!.GetValue<string>().Should().Be("${local.has_payments_team_email ? 1 : 0}");
        stack["locals"]!["role_policy_policy_statement"]!.AsArray().OfType<JsonValue>().Should().ContainSingle().Which.GetValue<string>().Should().StartWith("""${local.has_key ? { "Sid" = "UseKey", """).And.EndWith("[var.kms_key_arn] } : null}");
        stack["locals"]!["role_policy_policy"]!["Statement"]!.GetValue<string>().Should().Be("${[for item in local.role_policy_policy_statement : item if item != null]}");
    }

    [Fact]
    public void The_logs_are_kept_when_the_stack_is_deleted() => Attributes(Terraform(hasNotifications: false, hasTopic: false), "aws_cloudwatch_log_group", "log_group")["skip_destroy"]!.GetValue<bool>().Should().BeTrue();

    [Theory]
    [InlineData("""{ "a${b}": "%{ if true }x" }""", """{"a$${b}":"%%{ if true }x"}""")]
    [InlineData("""{ "Fn::Sub": "a-${AWS::Region}-%{x}" }""", "\"a-${data.aws_region.current.region}-%%{x}\"")]
    [InlineData("""["a", { "Fn::If": ["HasKey", "${b}\"", 1] }]""", """["a","${local.has_key ? \"$${b}\\\"\" : 1}"]""")]
    public void What_Terraform_would_replace_in_a_text_of_the_rules_stays_as_it_is(string value, string expected) =>
        JsonNode.DeepEquals(new TerraformValues(new Dictionary<string, TerraformType>(StringComparer.Ordinal), []).Value(JsonNode.Parse(value)!, "x"), JsonNode.Parse(expected)).Should().BeTrue();

    [Theory]
    [InlineData("DeadLetterQueue", "dead_letter_queue")]
    [InlineData("KmsKeyArn", "kms_key_arn")]
    [InlineData("S3Bucket", "s3_bucket")]
    [InlineData("ABTopic", "ab_topic")]
    [InlineData("EventRule1", "event_rule1")]
    public void Names_are_words_in_lower_case(string name, string expected) => TerraformText.SnakeCase(name).Should().Be(expected);

    [Fact]
    public void A_function_without_a_translation_is_an_error() =>
        FluentActions.Invoking(() => new TerraformValues(new Dictionary<string, TerraformType>(StringComparer.Ordinal), []).Value(JsonNode.Parse("""{ "Fn::Select": [0, []] }""")!, "x"))
            .Should().Throw<NotSupportedException>().WithMessage("Fn::Select*");

    private static JsonObject Terraform(bool hasNotifications, bool hasTopic) => new TerraformTemplate(Template(hasNotifications, hasTopic)).Create();

    private static JsonObject Template(bool hasNotifications, bool hasTopic) => new StackTemplate(BuildRulesDocument.FromJson(Rules), new()
    {
        Format = StackFormat.TerraformJson,
        Repositories = hasNotifications ? ["payments-api", "payments.web_x"] : [],
        Topics = hasTopic ? [new("payments-team")] : [],
    }).Create();

    private static IEnumerable<(string Type, string Name, JsonObject Attributes)> ResourcesOf(JsonObject stack) =>
        stack["resource"]!.AsObject().SelectMany(type => type.Value!.AsObject().Select(resource => (type.Key, resource.Key, resource.Value!.AsObject())));

    private static JsonObject Attributes(JsonObject stack, string type, string name) => stack["resource"]![type]![name]!.AsObject();

    [GeneratedRegex(@"\b(?<type>(data\.)?aws_\w+)\.(?<name>\w+)\.(?<attribute>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?<kind>var|local)\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
