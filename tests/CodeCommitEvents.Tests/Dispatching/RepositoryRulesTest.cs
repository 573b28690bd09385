using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>A dispatcher with rules of its own, and a repository with a file of rules.</summary>
public abstract class RepositoryRulesTest
{
    private protected FakeRepositoryRules Files { get; } = new();

    private protected FakeBuildStarter Starter { get; } = new();

    private protected FakeNotificationChannel Team { get; } = new();

    private protected FakeNotificationChannel Problems { get; } = new();

    private protected RecordingLogger Logger { get; } = new();

    private protected RepositoryRulesPolicy Policy { get; } = new() { Repositories = { "payments-*" }, Projects = { "{repository}-*" }, Channels = { "team" } };

    /// <summary>The rules of the dispatcher.</summary>
    private protected BuildRules Central { get; set; } = BuildRules.Empty;

    private protected Task<DispatchedEvent> DispatchAsync(ServiceEvent serviceEvent) => Dispatcher().DispatchAsync(serviceEvent);

    private protected BuildDispatcher Dispatcher(Action<BuildDispatcherOptions>? configure = null)
    {
        var options = new BuildDispatcherOptions
        {
            RepositoryRules = Files,
            RepositoryRulesPolicies = { Policy },
            Channels = { ["team"] = Team, ["private"] = Team, ["problems"] = Problems },
            RulesProblemChannel = "problems",
            Logger = Logger,
        };
        configure?.Invoke(options);
        return new(Central, Starter, options);
    }

    /// <summary>Writes a file with one rule on pushes, and returns what the dispatcher says about it.</summary>
    private protected async Task<string> ProblemOfAsync(string rule)
    {
        Files.Write($$"""{ "rules": [ {{rule}} ] }""");
        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());
        dispatched.Builds.Should().BeEmpty();
        return string.Join('\n', dispatched.Decision.RepositoryRulesProblem!.Errors);
    }

    private protected static string Rule(string build, string on = "push") => $$"""{ "on": "{{on}}", "startBuild": {{build}} }""";

    private protected static string File(params string[] rules) => $$"""{ "rules": [ {{string.Join(",\n", rules)}} ] }""";

    private protected static IEnumerable<string> Projects(DispatchedEvent dispatched) => dispatched.Builds.Select(build => build.Request.ProjectName);

    private protected static RuleSource SourceOf(DispatchedEvent dispatched) => dispatched.Decision.RepositoryRules!;
}
