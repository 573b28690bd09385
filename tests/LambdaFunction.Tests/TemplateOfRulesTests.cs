using System.Text.RegularExpressions;
using CodeCommitEvents.Subscriptions;

namespace LambdaFunction.Tests;

/// <summary>Tests that the template permits and delivers what follows from the rules of the function.</summary>
[Collection(nameof(Deployment))]
public sealed partial class TemplateOfRulesTests : IAsyncLifetime
{
    private static readonly string Template = File.ReadAllText(Places.Template);

    /// <summary>Sets the environment variables that the rules read.</summary>
    private readonly Deployment deployment = new();

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public void The_function_has_the_permissions_that_its_rules_need()
    {
        var required = TeamRules.Rules.RequiredPermissions(new() { RepositoryRulesPolicies = [RepositoryPolicy.Policy] }).SelectMany(statement => statement.Actions).ToHashSet(StringComparer.Ordinal);

        required.Should().HaveCountGreaterThan(20).And.BeSubsetOf(Action().Matches(Template).Select(match => match.Value));
    }

    [MotoFact]
    public void The_notification_rules_send_the_events_that_the_rules_need() => TeamRules.Rules.NotificationEventTypes()
        .Should().HaveCountGreaterThan(5).And.BeSubsetOf(EventType().Matches(Template).Select(match => match.Value));

    [GeneratedRegex(@"\b(codebuild|logs|codecommit):[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();

    [GeneratedRegex(@"(codecommit-repository|codebuild-project)-[a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventType();
}
