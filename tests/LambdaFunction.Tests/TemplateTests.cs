using System.Globalization;
using System.Text.RegularExpressions;
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

    private static int Number(string name) =>
        int.Parse(Regex.Match(Template, $@"^ +{name}: ""?(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ProjectPrefix:\n    Type: String\n    Default: (?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

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
