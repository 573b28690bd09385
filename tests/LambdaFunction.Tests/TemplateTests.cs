using System.Globalization;
using System.Text.RegularExpressions;
using CodeCommitEvents.Building;

namespace LambdaFunction.Tests;

/// <summary>What cfn-lint cannot know of the template: what belongs to the code, and numbers that belong together.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Template = File.ReadAllText(Places.Template);

    [Fact]
    public void The_function_is_told_its_own_timeout() => Number("FUNCTION_TIMEOUT").Should().Be(Number("Timeout"));

    [Fact]
    public void A_message_comes_again_after_the_call_that_failed_and_once_more_after_the_claim_of_a_crashed_instance()
    {
        Number("VisibilityTimeout").Should().BeGreaterThanOrEqualTo(6 * Number("Timeout"), "Lambda advises that");
        TimeSpan.FromSeconds((Number("maxReceiveCount") - 1) * Number("VisibilityTimeout")).Should().BeGreaterThan(InMemoryBuildClaimStore.DefaultLease);
        TimeSpan.FromSeconds(Number("Timeout")).Should().BeLessThan(InMemoryBuildClaimStore.DefaultLease);
    }

    [Fact]
    public void The_function_may_start_the_projects_of_its_rules()
    {
        var prefix = Prefix().Match(Template).Groups["value"].Value;
        var projects = Project().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Places.Template)!, "TeamRules.cs"))).Select(match => match.Groups["value"].Value);

        prefix.Should().NotBeEmpty();
        projects.Should().NotBeEmpty().And.OnlyContain(project => project.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static int Number(string name) =>
        int.Parse(Regex.Match(Template, $@"^ +{name}: ""?(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ProjectPrefix:\n    Type: String\n    Default: (?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"StartBuild\(""(?<value>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Project();
}
