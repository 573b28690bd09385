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

    private static int Number(string name) =>
        int.Parse(Regex.Match(Template, $@"^ +{name}: ""?(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ProjectPrefix:\n    Type: String\n    Default: (?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"StartBuild\(""(?<value>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Project();
}
