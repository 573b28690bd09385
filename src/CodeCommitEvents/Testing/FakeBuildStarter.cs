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
public sealed class FakeBuildStarter : IBuildStarter, IBuildFinder, IDecisionObserver
{
    private readonly List<BuildRequest> requests = [];
    private readonly List<(BuildRequest Request, StartedBuild Build)> started = [];
    private readonly List<StartedBuild> stopped = [];
    private readonly List<BuildDecision> decisions = [];
    private readonly List<FakeFailure> failures = [];
    private TimeSpan delay;
    private TimeProvider time = TimeProvider.System;

    /// <summary>What it was asked for: every attempt, also those that failed.</summary>
    public IReadOnlyList<BuildRequest> Requests => Snapshot(requests);

    /// <summary>The requests of the builds that were started, each once.</summary>
    public IReadOnlyList<BuildRequest> Started => Snapshot(started).ConvertAll(static start => start.Request);

    /// <summary>The builds that were stopped.</summary>
    public IReadOnlyList<StartedBuild> Stopped => Snapshot(stopped);

    /// <summary>What the rules said of the events of the dispatchers that have this starter.</summary>
    public IReadOnlyList<BuildDecision> Decisions => Snapshot(decisions);

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
            if (failures.Select(failure => failure.Of(request)).FirstOrDefault(exception => exception is not null) is { } thrown)
            {
                throw thrown;
            }

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

    /// <summary>Fails the test unless a build of a project was started.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The request of the first such build, to look at.</returns>
    /// <exception cref="FakeAssertionException">None was; the message has why.</exception>
    public BuildRequest ShouldHaveStarted(string project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return Started.FirstOrDefault(request => request.ProjectName == project)
            ?? throw new FakeAssertionException(FakeReport.Of($"Expected a build of {project}", Requests, Started, Decisions));
    }

    /// <summary>Fails the test if any build was started.</summary>
    /// <exception cref="FakeAssertionException">One was; the message has why.</exception>
    public void ShouldHaveStartedNothing()
    {
        if (Started.Count > 0)
        {
            throw new FakeAssertionException(FakeReport.Of("Expected no build", Requests, Started, Decisions));
        }
    }

    /// <summary>Fails the test if a build of a project was started.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The reason can be asserted as well.</returns>
    /// <exception cref="FakeAssertionException">One was; the message has why.</exception>
    public FakeAbsence ShouldNotHaveStarted(string project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return Started.Any(request => request.ProjectName == project)
            ? throw new FakeAssertionException(FakeReport.Of($"Expected no build of {project}", Requests, Started, Decisions))
            : new FakeAbsence(project, Decisions);
    }

    /// <summary>Plays a build that was started on to its end: what CodeBuild sends of it, with the environment that was sent.</summary>
    /// <param name="project">The project. Of several builds the last one counts.</param>
    /// <param name="status">How it ends.</param>
    /// <returns>The beginning, each phase, and the end; in progress, the beginning alone.</returns>
    /// <exception cref="FakeAssertionException">No build of the project was started.</exception>
    public IReadOnlyList<BuildEvent> PlayOn(string project, BuildStatus status)
    {
        var (request, build) = Snapshot(started).FindLast(start => start.Request.ProjectName == project);
        return request is not null ? FakeBuild.Of(request, build).Events(status)
            : throw new FakeAssertionException(FakeReport.Of($"Expected a build of {project}", Requests, Started, Decisions));
    }

    /// <summary>Forgets all that it was asked for, and goes on failing as it was told.</summary>
    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
            started.Clear();
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
        : started.Find(start => start.Request.IdempotencyToken == request.IdempotencyToken).Build;

    private StartedBuild StartNew(BuildRequest request)
    {
        var build = new StartedBuild { BuildId = $"{request.ProjectName}:{new FakeFacts(started.Count).Uuid("build")}", IsBatch = request.IsBatch };
        started.Add((request, build));
        return build;
    }

    private List<T> Snapshot<T>(List<T> list)
    {
        lock (requests)
        {
            return [.. list];
        }
    }
}
