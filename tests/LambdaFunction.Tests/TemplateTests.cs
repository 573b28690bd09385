using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents.Building;

namespace LambdaFunction.Tests;

/// <summary>Checks what cfn-lint cannot check: parts of the template that depend on the code, and numbers that depend on each other.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Template = File.ReadAllText(Places.Template);

    [Fact]
    public void The_environment_variable_has_the_timeout_of_the_function() => Number("FUNCTION_TIMEOUT").Should().Be(Number("Timeout"));

    [Fact]
    public void A_message_is_redelivered_after_the_function_timeout_and_still_after_the_lease_of_a_claim()
    {
        Number("VisibilityTimeout").Should().BeGreaterThanOrEqualTo(6 * Number("Timeout"), "the documentation of Lambda recommends it");
        TimeSpan.FromSeconds((Number("maxReceiveCount") - 1) * Number("VisibilityTimeout")).Should().BeGreaterThan(InMemoryBuildClaimStore.DefaultLease);
        TimeSpan.FromSeconds(Number("Timeout")).Should().BeLessThan(InMemoryBuildClaimStore.DefaultLease);
    }

    [Fact]
    public void The_function_has_the_permission_to_start_the_projects_of_its_rules()
    {
        var prefix = Prefix().Match(Template).Groups["value"].Value;
        var projects = Project().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Places.Template)!, "TeamRules.cs"))).Select(match => match.Groups["value"].Value);

        prefix.Should().NotBeEmpty();
        projects.Should().NotBeEmpty().And.OnlyContain(project => project.StartsWith(prefix, StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_sets_exactly_the_environment_variables_that_the_function_reads()
    {
        var read = Setting().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Places.Template)!, "Settings.cs"))).Select(match => match.Groups["name"].Value);

        Variables().Match(Template).Groups["name"].Captures.Select(capture => capture.Value).Should().BeEquivalentTo(read);
    }

    [Fact]
    public void The_name_of_the_notification_rule_is_valid_for_every_stack_and_every_repository()
    {
        var name = RuleName().Match(Template);

        // The last part of a stack's id has 12 hexadecimal digits.
        $"{name.Groups["prefix"].Value}{new string('f', 12)}".Should().MatchRegex(@"\A[A-Za-z0-9\-_ ]{1,64}\z");
    }

    [Fact]
    public void Every_dead_letter_queue_has_an_alarm()
    {
        var queues = DeadLetterTarget().Matches(Template).Select(match => match.Groups["queue"].Value).Distinct(StringComparer.Ordinal).ToArray();

        queues.Should().BeEquivalentTo("DeadLetterQueue", "DeliveryDeadLetterQueue");
        AlarmQueue().Matches(Template).Select(match => match.Groups["queue"].Value).Should().BeEquivalentTo(queues);
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
        LibraryAction().Matches(Template).Select(match => match.Value).Should().BeEquivalentTo(called);
    }

    [Fact]
    public void The_notification_rules_of_builds_have_all_event_types_of_builds_and_valid_names()
    {
        BuildEventType().Matches(Template).Select(match => match.Value).Should().BeEquivalentTo(
            "codebuild-project-build-state-failed", "codebuild-project-build-state-succeeded", "codebuild-project-build-state-in-progress",
            "codebuild-project-build-state-stopped", "codebuild-project-build-phase-failure", "codebuild-project-build-phase-success");

        var project = LongestProject().Match(Template).Groups["length"].Value;
        $"builds-{new string('f', 12)}-{new string('p', 1 + int.Parse(project, CultureInfo.InvariantCulture))}".Should().MatchRegex(@"\A[A-Za-z0-9\-_ ]{1,64}\z");
    }

    [Fact]
    public void The_team_is_told_by_a_topic_of_its_own_so_that_the_function_does_not_get_its_messages()
    {
        Template.Should().Contain("TEAM_TOPIC: !Ref TeamTopic").And.NotContain("TargetAddress: !Ref TeamTopic");
        var topics = Topic().Matches(Template).Select(match => (match.Groups["name"].Value, match.Groups["key"].Value)).ToList();
        topics.Should().Equal(("Topic", "!If [HasKey, !Ref KmsKeyArn, !Ref AWS::NoValue]"), ("TeamTopic", "!If [HasKey, !Ref KmsKeyArn, !Ref AWS::NoValue]"));
        SqsSubscription().Matches(Template).Select(match => match.Groups["topic"].Value).Should().Equal("Topic");
    }

    private static int Number(string name) =>
        int.Parse(Regex.Match(Template, $@"^ +{name}: ""?(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(codebuild|logs|codecommit):[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LibraryAction();

    [GeneratedRegex(@"codebuild-project-[a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuildEventType();

    [GeneratedRegex(@"BuildProjects:\n(    .*\n)*?    AllowedPattern: ""\[A-Za-z0-9\]\[A-Za-z0-9_-\]\{1,(?<length>\d+)\}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongestProject();

    [GeneratedRegex(@"^  (?<name>\w+):\n    Type: AWS::SNS::Topic\n(    Condition: \w+\n)?    Properties:\n      KmsMasterKeyId: (?<key>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Topic();

    [GeneratedRegex(@"TopicArn: !Ref (?<topic>\w+)\n      Protocol: sqs", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SqsSubscription();

    [GeneratedRegex(@"ProjectPrefix:\n    Type: String\n    Default: (?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(Required|Optional)\(""(?<name>[A-Z_]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"        Variables:\n(          (?<name>[A-Z_]+): .+\n)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"StartBuild\(""(?<value>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Project();

    /// <summary>The name of the rule, whose only variable is a part of the stack's id.</summary>
    [GeneratedRegex(@"Name: !Sub\n +- (?<prefix>[^\n$]+)\$\{Id\}\n +- \{ Id: !Select \[4, !Split \[""-"", !Select \[2, !Split \[""/"", !Ref AWS::StackId\]\]\]\] \}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleName();

    [GeneratedRegex(@"(deadLetterTargetArn:|DeadLetterConfig: \{ Arn:) !GetAtt (?<queue>\w+)\.Arn", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeadLetterTarget();

    [GeneratedRegex(@"Name: QueueName, Value: !GetAtt (?<queue>\w+)\.QueueName", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AlarmQueue();
}
