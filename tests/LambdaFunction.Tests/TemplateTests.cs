using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents.Building;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Tests.Samples;
using CodeCommitEvents.Tool;

namespace LambdaFunction.Tests;

/// <summary>Checks that the template is created from the rules, and what cfn-lint cannot check: parts that depend on the code, and numbers that depend on each other.</summary>
public sealed partial class TemplateTests
{
    private static readonly JsonObject Template = TemplateYaml.Parse(File.ReadAllText(Places.Template));

    private static JsonObject AllResources => Template["Resources"]!.AsObject();

    private static JsonNode FunctionProperties => AllResources["Function"]!["Properties"]!;

    private static JsonObject EnvironmentVariables => FunctionProperties["Environment"]!["Variables"]!.AsObject();

    /// <summary>What the function may do, also with a key.</summary>
    private static IEnumerable<JsonObject> Statements => AllResources["RolePolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray().Select(statement => statement!["Fn::If"] is { } optional ? optional[1]!.AsObject() : statement.AsObject());

    private static IEnumerable<string> Actions => Statements.SelectMany(statement => Texts(statement["Action"]));

    [Fact]
    public async Task The_template_is_the_output_of_the_command_in_the_README()
    {
        var command = Command().Match(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Places.Template)!, "README.md"))).Groups["args"].Value;
        string[] args = [.. command.Split(' ').Select(arg => arg.EndsWith(".dll", StringComparison.Ordinal) ? Path.Combine(Places.Function, Path.GetFileName(arg)) : arg)];
        var (output, errors) = (new StringWriter(), new StringWriter());

        var exitCode = await ToolProgram.RunAsync(args, new(output, errors), CancellationToken.None);

        (exitCode, errors.ToString().Trim()).Should().Be((0, "Of all repositories, only those after --notifications send events: payments-api."));
        (await File.ReadAllTextAsync(Places.Template)).Should().Be(output.ToString(), "after a change of the rules, build the function and run this command in its folder: codecommit-events {0} > template.yaml", command);
    }

    [Fact]
    public void The_environment_variable_has_the_timeout_of_the_function() => EnvironmentVariables["FUNCTION_TIMEOUT"]!.GetValue<string>().Should().Be(FunctionProperties["Timeout"]!.ToJsonString());

    [Fact]
    public void A_message_is_redelivered_after_the_function_timeout_and_still_after_the_lease_of_a_claim()
    {
        var queue = AllResources["Queue"]!["Properties"]!;
        var (timeout, visibility) = (FunctionProperties["Timeout"]!.GetValue<long>(), queue["VisibilityTimeout"]!.GetValue<long>());

        visibility.Should().BeGreaterThanOrEqualTo(6 * timeout, "the documentation of Lambda recommends it");
        TimeSpan.FromSeconds((queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<long>() - 1) * visibility).Should().BeGreaterThan(InMemoryBuildClaimStore.DefaultLease);
        TimeSpan.FromSeconds(timeout).Should().BeLessThan(InMemoryBuildClaimStore.DefaultLease);
    }

    [Fact]
    public void The_function_has_the_permission_to_start_the_projects_of_its_rules_and_no_other_repository_is_in_a_permission()
    {
        var projects = TeamRules.Rules.Rules.SelectMany(rule => rule.ProjectNames).ToList();
        var started = Statements.Where(statement => Texts(statement["Action"]).Any(action => action.StartsWith("codebuild:Start", StringComparison.Ordinal))).SelectMany(Arns).ToList();

        projects.Should().HaveCountGreaterThan(2).And.OnlyContain(project => started.Exists(arn => Matches(arn, $"project/{project}")));
        Statements.SelectMany(Arns).Where(arn => arn.Contains(":codecommit:", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(arn => arn.EndsWith($":{TeamRules.Repository}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_sets_exactly_the_environment_variables_that_the_function_reads()
    {
        var read = Setting().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Places.Template)!, "Settings.cs"))).Select(match => match.Groups["name"].Value);

        EnvironmentVariables.Select(variable => variable.Key).Should().BeEquivalentTo(read);
    }

    [Fact]
    public void The_name_of_the_notification_rule_is_valid_for_every_stack_and_every_repository()
    {
        var name = OfType("AWS::CodeStarNotifications::NotificationRule").Single()["Name"]!["Fn::Sub"]!;

        // The last part of a stack's id has 12 hexadecimal digits.
        name[1]!["Id"]!.ToJsonString().Should().Be("""{"Fn::Select":[4,{"Fn::Split":["-",{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}]}]}""");
        name[0]!.GetValue<string>().Replace("${Id}", new string('f', 12), StringComparison.Ordinal).Should().MatchRegex(@"\A[A-Za-z0-9\-_ ]{1,64}\z");
    }

    [Fact]
    public void Every_dead_letter_queue_has_an_alarm()
    {
        var queues = DeadLetterTarget().Matches(AllResources.ToJsonString()).Select(match => match.Groups["queue"].Value).Distinct(StringComparer.Ordinal).ToArray();

        queues.Should().BeEquivalentTo("DeadLetterQueue", "DeliveryDeadLetterQueue");
        OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["Dimensions"]![0]!["Value"]!["Fn::GetAtt"]![0]!.GetValue<string>()).Should().BeEquivalentTo(queues);
    }

    [Fact]
    public void The_function_may_call_the_operations_that_the_library_calls_and_no_others()
    {
        static IEnumerable<string> Called(Type client, string service, string library)
        {
            var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Places.Repository, "src", library), "*.cs").Select(File.ReadAllText));
            return client.GetMethods().Select(method => method.Name)
                .Where(name => name.EndsWith("Async", StringComparison.Ordinal) && sources.Contains($"client.{name}(", StringComparison.Ordinal)).Select(name => $"{service}:{name[..^5]}").Distinct(StringComparer.Ordinal);
        }

        string[] called =
        [
            .. Called(typeof(IAmazonCodeBuild), "codebuild", "CodeCommitEvents.CodeBuild"),
            .. Called(typeof(IAmazonCloudWatchLogs), "logs", "CodeCommitEvents.CodeBuild"),
            .. Called(typeof(IAmazonCodeCommit), "codecommit", "CodeCommitEvents.CodeCommit"),
        ];
        called.Should().Contain("codebuild:StartBuild").And.Contain("logs:GetLogEvents").And.Contain("codecommit:GetDifferences").And.Contain("codecommit:UpdateComment");
        Actions.Where(action => action.Split(':')[0] is "codebuild" or "codecommit" || action == "logs:GetLogEvents").Distinct(StringComparer.Ordinal)
            .Should().BeEquivalentTo(called.Where(action => action != "codebuild:StopBuildBatch"), "no rule stops a batch build");
    }

    [Fact]
    public void The_function_has_the_permissions_that_its_rules_need() =>
        TeamRules.Rules.RequiredPermissions(new() { RepositoryRulesPolicies = [RepositoryPolicy.Policy] }).SelectMany(statement => statement.Actions).Should().HaveCountGreaterThan(20).And.BeSubsetOf(Actions);

    [Fact]
    public void The_notification_rule_sends_every_event_because_a_rule_in_the_repository_can_be_about_it() =>
        Texts(OfType("AWS::CodeStarNotifications::NotificationRule").Single()["EventTypeIds"]).Should().HaveCount(11).And.Contain(TeamRules.Rules.NotificationEventTypes().Where(type => type.StartsWith("codecommit-", StringComparison.Ordinal)));

    [Fact]
    public void The_team_is_told_by_a_topic_of_its_own_so_that_the_function_does_not_get_its_messages()
    {
        EnvironmentVariables["TEAM_TOPIC"]!.ToJsonString().Should().Be("""{"Ref":"TeamTopic"}""");
        OfType("AWS::CodeStarNotifications::NotificationRule").Single()["Targets"]!.ToJsonString().Should().NotContain("TeamTopic");
        OfType("AWS::SNS::Topic").Should().HaveCount(2).And.OnlyContain(topic => topic["KmsMasterKeyId"]!["Fn::If"]![1]!.ToJsonString() == """{"Ref":"KmsKeyArn"}""");
        OfType("AWS::SNS::Subscription").Where(subscription => subscription["Protocol"]!.GetValue<string>() == "sqs").Select(subscription => subscription["TopicArn"]!.ToJsonString()).Should().Equal("""{"Ref":"Topic"}""");
    }

    private static IEnumerable<JsonNode> OfType(string type) => AllResources.Select(resource => resource.Value!).Where(resource => resource["Type"]!.GetValue<string>() == type).Select(resource => resource["Properties"]!);

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    private static IEnumerable<string> Arns(JsonObject statement) => statement["Resource"]!.AsArray().Select(arn => arn!["Fn::Sub"]?.GetValue<string>()).OfType<string>();

    private static bool Matches(string arn, string resource) =>
        Regex.IsMatch(resource, string.Create(CultureInfo.InvariantCulture, $@"\A{Regex.Escape(arn.Split(':', 8)[^1].Split('}')[^1].TrimStart(':')).Replace("\\*", ".*", StringComparison.Ordinal)}\z"), RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"codecommit-events (?<args>infra .+) > template\.yaml", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"(Required|Optional)\(""(?<name>[A-Z_]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(""deadLetterTargetArn""|""DeadLetterConfig"":\{""Arn""):\{""Fn::GetAtt"":\[""(?<queue>\w+)"",""Arn""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeadLetterTarget();
}
