using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Starts nothing and remembers what it was asked for: for unit tests of rules, dispatchers and whatever asks for builds. As
/// CodeBuild it answers a token that it knows with the build that it started for it. Safe for several threads at once.
/// </summary>
/// <remarks>Its assertions are in <see cref="FakeBuildAssertions"/>.</remarks>
public sealed class FakeBuildStarter : IBuildStarter, IBuildFinder, IDecisionObserver
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    private readonly List<BuildRequest> requests = [];
    private readonly List<FakeStart> started = [];
    private readonly List<StartedBuild> stopped = [];
    private readonly List<BuildDecision> decisions = [];
    private readonly FakeFailures failures = new();
    private TimeSpan delay;
    private TimeProvider time = TimeProvider.System;

    /// <summary>What it was asked for: every attempt, also those that failed.</summary>
    public IReadOnlyList<BuildRequest> Requests => Snapshot(requests);

    /// <summary>The requests of the builds that were started, each once.</summary>
    public IReadOnlyList<BuildRequest> Started => Snapshot(started).ConvertAll(static start => start.Request);

    /// <summary>The builds that were started, in the order of <see cref="Started"/>.</summary>
    public IReadOnlyList<StartedBuild> Builds => Snapshot(started).ConvertAll(static start => start.Build);

    /// <summary>The builds that were stopped.</summary>
    public IReadOnlyList<StartedBuild> Stopped => Snapshot(stopped);

    /// <summary>What the rules said of the events of the dispatchers that have this starter.</summary>
    public IReadOnlyList<BuildDecision> Decisions => Snapshot(decisions);

    /// <summary>The starts that failed because they were told to.</summary>
    internal IReadOnlyList<BuildStartException> Failed => Snapshot(failures.Thrown);

    /// <summary>The next starts fail as if CodeBuild was throttled: trying again helps when they are over.</summary>
    /// <param name="times">How many. Default: all.</param>
    /// <param name="project">Of which project. Null for any.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FakeBuildStarter FailTransiently(int times = int.MaxValue, string? project = null) => Fail(new(isTransient: true, after: 0, times, project));

    /// <summary>All starts fail as if there was no such project: trying again does not help.</summary>
    /// <param name="project">Of which project. Null for any.</param>
    public FakeBuildStarter FailPermanently(string? project = null) => Fail(new(isTransient: false, after: 0, int.MaxValue, project));

    /// <summary>Starts fail transiently when some have gone well, as at a limit of the account.</summary>
    /// <param name="starts">How many go well.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="starts"/> is negative.</exception>
    public FakeBuildStarter FailAfter(int starts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(starts);
        return Fail(new(isTransient: true, starts, int.MaxValue, project: null));
    }

    /// <summary>Each start takes some time.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="timeProvider">The clock that it passes on. Null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public FakeBuildStarter StartSlowly(TimeSpan duration, TimeProvider? timeProvider = null)
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
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }

        lock (requests)
        {
            requests.Add(request);
            failures.ThrowFor(request);
            return Find(request) ?? StartNew(request);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        lock (requests)
        {
            stopped.Add(build);
            started.Find(start => start.Build == build)?.Stop();
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
    /// <returns>The beginning, each phase, and the end; in progress, the beginning alone.</returns>
    /// <exception cref="FakeAssertionException">No build of the project was started.</exception>
    /// <exception cref="InvalidOperationException">It was stopped or has ended otherwise, or it is a batch build, of which CodeBuild sends no event.</exception>
    public IReadOnlyList<BuildEvent> PlayOn(string project, BuildStatus status)
    {
        this.ShouldHaveStarted(project);
        return PlayOn(start => start.Request.ProjectName == project, status);
    }

    /// <summary>Plays one of several builds on to its end.</summary>
    /// <param name="build">One of <see cref="Builds"/>.</param>
    /// <param name="status">How it ends.</param>
    /// <returns>The beginning, each phase, and the end; in progress, the beginning alone.</returns>
    /// <exception cref="ArgumentException">The build is not of this starter.</exception>
    /// <exception cref="InvalidOperationException">It was stopped or has ended otherwise, or it is a batch build, of which CodeBuild sends no event.</exception>
    public IReadOnlyList<BuildEvent> PlayOn(StartedBuild build, BuildStatus status)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Builds.Contains(build) ? PlayOn(start => start.Build == build, status) : throw new ArgumentException("This starter did not start the build.", nameof(build));
    }

    /// <summary>Forgets all that it was asked for, and goes on failing as it was told.</summary>
    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
            started.Clear();
            failures.Thrown.Clear();
            stopped.Clear();
            decisions.Clear();
        }
    }

    void IDecisionObserver.Observe(BuildDecision decision)
    {
        lock (requests)
        {
            decisions.Add(decision);
        }
    }

    private FakeBuildStarter Fail(FakeFailure failure)
    {
        lock (requests)
        {
            failures.Add(failure);
        }

        return this;
    }

    private StartedBuild? Find(BuildRequest request) => request.IdempotencyToken is null ? null
        : started.Find(start => start.Request.IdempotencyToken == request.IdempotencyToken)?.Build;

    /// <summary>Starts a build, a moment after the last event that it can be for.</summary>
    private StartedBuild StartNew(BuildRequest request)
    {
        var build = new StartedBuild { BuildId = $"{request.ProjectName}:{new FakeFacts(started.Count).Uuid("build")}", IsBatch = request.IsBatch };
        var cause = decisions.Where(decision => decision.Builds.Any(wanted => wanted.ProjectName == request.ProjectName)).Max(decision => decision.Event.Time);
        started.Add(new(request, build, (cause ?? new FakeFacts(0).Time) + Latency));
        return build;
    }

    private IReadOnlyList<BuildEvent> PlayOn(Predicate<FakeStart> which, BuildStatus status)
    {
        lock (requests)
        {
            return started.FindLast(which)!.PlayOn(status);
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
