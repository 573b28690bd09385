using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Starts nothing and remembers what it was asked for: for unit tests of rules, dispatchers and whatever asks for builds. As
/// CodeBuild it answers a token that it knows with the build that it started for it. Safe for several threads at once.
/// </summary>
/// <remarks>Its assertions are in <see cref="FakeBuildAssertions"/>, and how it can fail in <see cref="FakeBuildFailures"/>.</remarks>
public sealed class FakeBuildStarter : IBuildStarter, IBuildFinder, IDispatchObserver
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    private readonly List<BuildRequest> requests = [];
    private readonly List<FakeStart> started = [];
    private readonly List<StartedBuild> stopped = [];
    private readonly List<BuildDecision> decisions = [];
    private readonly List<DispatchedBuild> outcomes = [];
    private readonly List<FakeFailure> failures = [];
    private TimeSpan delay;
    private TimeProvider time = TimeProvider.System;

    /// <summary>What it was asked for: every attempt, also those that failed or were given up.</summary>
    public IReadOnlyList<BuildRequest> Requests => Snapshot(requests);

    /// <summary>The requests of the builds that were started, each once.</summary>
    public IReadOnlyList<BuildRequest> Started => Snapshot(started).ConvertAll(static start => start.Request);

    /// <summary>The builds that were started, in the order of <see cref="Started"/>.</summary>
    public IReadOnlyList<StartedBuild> Builds => Snapshot(started).ConvertAll(static start => start.Build);

    /// <summary>Those of <see cref="Builds"/> that were stopped before they had ended.</summary>
    public IReadOnlyList<StartedBuild> Stopped => Snapshot(stopped);

    /// <summary>What the rules said of the events of the dispatchers that have this starter.</summary>
    public IReadOnlyList<BuildDecision> Decisions => Snapshot(decisions);

    /// <summary>What those dispatchers made of the builds.</summary>
    internal IReadOnlyList<DispatchedBuild> Outcomes => Snapshot(outcomes);

    /// <summary>The projects whose starts shall fail and of which none was asked for: they may be misspelt.</summary>
    internal IReadOnlyList<string> Unmet => [.. Snapshot(failures).Select(failure => failure.Unmet).OfType<string>()];

    /// <summary>Each start takes some time.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="timeProvider">The clock that it passes on. Null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public FakeBuildStarter WithDelay(TimeSpan duration, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        (delay, time) = (duration, timeProvider ?? TimeProvider.System);
        return this;
    }

    /// <inheritdoc/>
    public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Remember(requests, request);
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }

        lock (requests)
        {
            var failure = failures.Select(failure => failure.Of(request)).FirstOrDefault(exception => exception is not null);
            var build = failure is null or { MayHaveStarted: true } ? Find(request) ?? StartNew(request) : null;
            return failure is null ? build! : throw failure;
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        lock (requests)
        {
            if (started.Find(start => start.Build == build)?.TryStop() is true)
            {
                stopped.Add(build);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (requests)
        {
            return Task.FromResult(Find(request));
        }
    }

    /// <summary>Plays a build that was started on to its end: what CodeBuild sends of it, with the environment that was sent.</summary>
    /// <param name="project">The project. Of several builds the last one counts.</param>
    /// <param name="status">How it ends.</param>
    /// <returns>The beginning, each phase, and the end; in progress, the beginning alone. Each call with the same status gives the same events.</returns>
    /// <exception cref="ArgumentException">CodeBuild has no such status.</exception>
    /// <exception cref="FakeAssertionException">No build of the project was started.</exception>
    /// <exception cref="InvalidOperationException">It was stopped or has ended otherwise, or it is a batch build, of which itself CodeBuild sends no event.</exception>
    public IReadOnlyList<BuildEvent> Complete(string project, BuildStatus status)
    {
        this.ShouldHaveStarted(project);
        return Complete(start => start.Request.ProjectName == project, status);
    }

    /// <summary>Plays one of several builds on to its end.</summary>
    /// <param name="build">One of <see cref="Builds"/>.</param>
    /// <param name="status">How it ends.</param>
    /// <returns>The beginning, each phase, and the end; in progress, the beginning alone.</returns>
    /// <exception cref="ArgumentException">The build is not of this starter, or CodeBuild has no such status.</exception>
    /// <exception cref="InvalidOperationException">It was stopped or has ended otherwise, or it is a batch build, of which itself CodeBuild sends no event.</exception>
    public IReadOnlyList<BuildEvent> Complete(StartedBuild build, BuildStatus status)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Builds.Contains(build) ? Complete(start => start.Build == build, status) : throw new ArgumentException("This starter did not start the build.", nameof(build));
    }

    /// <summary>Forgets all that it was asked for, and goes on failing as it was told. A dispatcher does not forget what it had started.</summary>
    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
            started.Clear();
            stopped.Clear();
            decisions.Clear();
            outcomes.Clear();
        }
    }

    void IDispatchObserver.OnDecided(BuildDecision decision) => Remember(decisions, decision);

    void IDispatchObserver.OnBuildDispatched(DispatchedBuild build) => Remember(outcomes, build);

    internal void Add(FakeFailure failure) => Remember(failures, failure);

    private StartedBuild? Find(BuildRequest request) => request.IdempotencyToken is null ? null
        : started.Find(start => start.Request.IdempotencyToken == request.IdempotencyToken)?.Build;

    /// <summary>Starts a build, a moment after the last event that it can be for.</summary>
    private StartedBuild StartNew(BuildRequest request)
    {
        var build = new StartedBuild { BuildId = $"{request.ProjectName}:{new FakeData(started.Count).Uuid("build")}", IsBatch = request.IsBatch };
        var cause = decisions.Where(decision => decision.Builds.Any(wanted => wanted.ProjectName == request.ProjectName)).Max(decision => decision.Event.Time);
        var number = started.Count(start => start.Request.ProjectName == request.ProjectName) + 1;
        started.Add(new(request, build, number, (cause ?? new FakeData(0).Time) + Latency));
        return build;
    }

    private IReadOnlyList<BuildEvent> Complete(Predicate<FakeStart> which, BuildStatus status)
    {
        lock (requests)
        {
            return started.FindLast(which)!.Complete(status);
        }
    }

    private void Remember<T>(List<T> list, T item)
    {
        lock (requests)
        {
            list.Add(item);
        }
    }

    private List<T> Snapshot<T>(List<T> list)
    {
        lock (requests)
        {
            return [.. list];
        }
    }
}
