using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class ObserverTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("first", push => push.StartBuild("first"))
        .OnPush("second", push => push.StartBuild("second")));

    private readonly RecordingObserver observer = new();

    [Fact]
    public async Task The_observer_of_the_options_gets_the_decision_and_then_every_build_in_order()
    {
        var starter = new RecordingBuildStarter { FailureOf = request => request.ProjectName == "first" ? new InvalidOperationException("no") : null };

        await new BuildDispatcher(Rules, starter, new() { Observer = observer }).DispatchAsync(Given.Push("main"));

        observer.Calls.Should().Equal("decided 2", "first Failed", "second Started");
    }

    [Fact]
    public async Task An_observer_gets_decisions_that_start_nothing()
    {
        await new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Observer = observer }).DispatchAsync(Given.Opened());

        observer.Calls.Should().Equal("decided 0");
    }

    [Fact]
    public async Task An_observer_gets_the_decision_before_the_first_build_is_started()
    {
        var starter = new ObservingStarter();

        await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));

        starter.Calls.Should().Equal("decided 2", "start first", "first Started", "start second", "second Started");
    }

    [Fact]
    public async Task The_observer_of_the_options_and_a_starter_that_is_an_observer_are_both_called()
    {
        var starter = new ObservingStarter();

        await new BuildDispatcher(Rules, starter, new() { Observer = observer }).DispatchAsync(Given.Opened());

        starter.Calls.Should().Equal("decided 0");
        observer.Calls.Should().Equal("decided 0");
    }

    [Fact]
    public async Task A_starter_that_is_also_the_observer_of_the_options_is_called_once()
    {
        var starter = new ObservingStarter();

        await new BuildDispatcher(Rules, starter, new() { Observer = starter }).DispatchAsync(Given.Opened());

        starter.Calls.Should().Equal("decided 0");
    }

    [Fact]
    public async Task An_observer_that_throws_is_logged_and_changes_no_result()
    {
        var (starter, logger) = (new ObservingStarter(), new RecordingLogger());

        var dispatched = await new BuildDispatcher(Rules, starter, new() { Observer = new ThrowingObserver(), Logger = logger }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Started, DispatchOutcome.Started);
        starter.Calls.Should().Contain("decided 2", "the exception does not affect the other observer");
        logger.Lines.Where(line => line.Id == 15).Select(line => (line.Level, line.Line, line.Exception!.Message)).Should().Equal(
            (LogLevel.Warning, "The observer's OnDecided failed; results are not affected [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", "decision"),
            (LogLevel.Warning, "The observer's OnBuildDispatched failed; results are not affected [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", "build"),
            (LogLevel.Warning, "The observer's OnBuildDispatched failed; results are not affected [referenceUpdated payments-api branch/main ec5e858dd773 (a message without an id)]", "build"));
    }

    [Fact]
    public async Task A_registered_observer_is_called()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IBuildStarter>(new RecordingBuildStarter())
            .AddSingleton<IDispatchObserver>(observer)
            .AddCodeCommitEvents().AddRules(Rules).Services.BuildServiceProvider();

        await services.GetRequiredService<BuildDispatcher>().DispatchAsync(Given.Opened());

        observer.Calls.Should().Equal("decided 0");
    }

    [Fact]
    public async Task An_observer_need_not_implement_any_method()
    {
        var dispatched = await new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Observer = new EmptyObserver() }).DispatchAsync(Given.Push("main"));

        dispatched.HasFailures.Should().BeFalse();
    }

    private sealed class EmptyObserver : IDispatchObserver;

    private sealed class RecordingObserver : IDispatchObserver
    {
        public List<string> Calls { get; } = [];

        public void OnDecided(BuildDecision decision) => Calls.Add($"decided {decision.Builds.Count}");

        public void OnBuildDispatched(DispatchedBuild build) => Calls.Add($"{build.Request.ProjectName} {build.Outcome}");
    }

    private sealed class ThrowingObserver : IDispatchObserver
    {
        public void OnDecided(BuildDecision decision) => throw new InvalidOperationException("decision");

        public void OnBuildDispatched(DispatchedBuild build) => throw new InvalidOperationException("build");
    }

    private sealed class ObservingStarter : IBuildStarter, IDispatchObserver
    {
        public List<string> Calls { get; } = [];

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            Calls.Add($"start {request.ProjectName}");
            return Task.FromResult(new StartedBuild { BuildId = request.ProjectName });
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public void OnDecided(BuildDecision decision) => Calls.Add($"decided {decision.Builds.Count}");

        public void OnBuildDispatched(DispatchedBuild build) => Calls.Add($"{build.Request.ProjectName} {build.Outcome}");
    }
}
