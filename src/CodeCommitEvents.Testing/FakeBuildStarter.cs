using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>
/// An <see cref="IBuildStarter"/> for unit tests. It records all requests and only simulates the builds. As in CodeBuild, a request
/// that repeats an idempotency token returns the build that was started with this token. The starter is thread-safe.
/// </summary>
/// <remarks>
/// <para>For assertions, see <see cref="FakeBuildAssertions"/>. To simulate failures, see <see cref="FakeBuildFailures"/>.</para>
/// <para>If a starter of the application wraps this starter, set <see cref="BuildDispatcherOptions.Observer"/> to this starter, or register it as
/// <see cref="IDispatchObserver"/>. Otherwise, the assertions do not know the decisions of the dispatcher.</para>
/// </remarks>
public sealed class FakeBuildStarter : IBuildStarter, IBuildFinder, IDispatchObserver
{
    private readonly List<BuildRequest> requests = [];
    private readonly List<FakeStart> started = [];
    private readonly List<StartedBuild> stopped = [];
    private readonly List<BuildDecision> decisions = [];
    private readonly List<DispatchedBuild> outcomes = [];
    private readonly List<DispatchedNotification> notifications = [];
    private readonly List<FakeFailure> failures = [];
    private Func<CancellationToken, Task>? delay;

    /// <summary>How long the starter says that it remembers a token: five minutes, as CodeBuild.</summary>
    public TimeSpan TokenLifetime => TimeSpan.FromMinutes(5);

    /// <summary>All requests, including those whose start failed or was canceled.</summary>
    public IReadOnlyList<BuildRequest> Requests => Snapshot(requests);

    /// <summary>The requests of the builds that were started. A build is listed once, even if it was requested several times.</summary>
    public IReadOnlyList<BuildRequest> Started => Snapshot(started).ConvertAll(static start => start.Request);

    /// <summary>The builds that were started, in the order of <see cref="Started"/>.</summary>
    public IReadOnlyList<StartedBuild> Builds => Snapshot(started).ConvertAll(static start => start.Build);

    /// <summary>The builds that were stopped before they ended.</summary>
    public IReadOnlyList<StartedBuild> Stopped => Snapshot(stopped);

    /// <summary>The decisions of all dispatchers that use this starter.</summary>
    public IReadOnlyList<BuildDecision> Decisions => Snapshot(decisions);

    /// <summary>The outcomes of all notifications in these decisions.</summary>
    internal IReadOnlyList<DispatchedNotification> Notifications => Snapshot(notifications);

    /// <summary>The outcomes of all builds in these decisions.</summary>
    internal IReadOnlyList<DispatchedBuild> Outcomes => Snapshot(outcomes);

    /// <summary>The projects that have a configured failure, but no requested start. Their names may be misspelled.</summary>
    internal IReadOnlyList<string> Unmet => [.. Snapshot(failures).Select(failure => failure.Unmet).OfType<string>()];

    /// <summary>Adds a delay to each start.</summary>
    /// <param name="duration">The delay.</param>
    /// <param name="timeProvider">The clock for the delay. Default: null, which means the system clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public FakeBuildStarter WithDelay(TimeSpan duration, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        delay = token => Task.Delay(duration, timeProvider ?? TimeProvider.System, token);
        return this;
    }

    /// <inheritdoc/>
    public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Remember(requests, request);
        if (delay is { } wait)
        {
            await wait(cancellationToken).ConfigureAwait(false);
        }

        lock (requests)
        {
            var failure = failures.Select(failure => failure.Of(request.ProjectName)).FirstOrDefault(kind => kind is not null);
            var build = failure is null or FakeFailureKind.Unanswered ? Find(request) ?? StartNew(request) : null;
            return failure is { } kind ? throw FakeExceptions.OfStart(kind, request.ProjectName) : build!;
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        lock (requests)
        {
            // A build that a provider found has more values than the one that was started.
            if (started.Find(start => start.Build.BuildId == build.BuildId && start.Build.IsBatch == build.IsBatch) is { } found && found.TryStop())
            {
                stopped.Add(found.Build);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Locked(() => Find(request)));
    }

    /// <summary>Ends a started build and returns all its events. The events contain the environment variables of the request.</summary>
    /// <param name="project">The project. If it has several builds, the last build that was started is used.</param>
    /// <param name="status">The status at the end.</param>
    /// <returns>
    /// The events for the start of the build, the end of each phase, and the end of the build. For
    /// <see cref="BuildStatus.InProgress"/>, the build does not end, and only the event for the start is returned. The same
    /// arguments return the same events.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="status"/> is not a status of CodeBuild.</exception>
    /// <exception cref="FakeAssertionException">No build of the project was started.</exception>
    /// <exception cref="InvalidOperationException">
    /// The build was stopped or has ended with another status, or it is a batch build. CodeBuild sends no events for a batch build
    /// itself.
    /// </exception>
    public IReadOnlyList<BuildEvent> Complete(string project, BuildStatus status)
    {
        this.ShouldHaveStarted(project);
        return Complete(start => start.Request.ProjectName == project, status);
    }

    /// <summary>Ends a started build and returns all its events. Use this overload if a project has several builds.</summary>
    /// <param name="build">A build from <see cref="Builds"/>.</param>
    /// <param name="status">The status at the end.</param>
    /// <inheritdoc cref="Complete(string, BuildStatus)" path="/returns"/>
    /// <exception cref="ArgumentException">This starter did not start the build, or <paramref name="status"/> is not a status of CodeBuild.</exception>
    /// <exception cref="InvalidOperationException">
    /// The build was stopped or has ended with another status, or it is a batch build. CodeBuild sends no events for a batch build
    /// itself.
    /// </exception>
    public IReadOnlyList<BuildEvent> Complete(StartedBuild build, BuildStatus status)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Builds.Contains(build) ? Complete(start => start.Build == build, status) : throw new ArgumentException("This starter did not start the build.", nameof(build));
    }

    /// <summary>
    /// Removes all recorded requests, builds, notifications and decisions. Keeps the configured failures and the delay. A dispatcher still
    /// remembers the builds that it has started.
    /// </summary>
    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
            started.Clear();
            stopped.Clear();
            decisions.Clear();
            outcomes.Clear();
            notifications.Clear();
        }
    }

    void IDispatchObserver.OnDecided(BuildDecision decision) => Remember(decisions, decision);

    void IDispatchObserver.OnBuildDispatched(DispatchedBuild build) => Remember(outcomes, build);

    void IDispatchObserver.OnNotificationDispatched(DispatchedNotification notification) => Remember(notifications, notification);

    /// <summary>Returns the builds that were started, as they are now.</summary>
    internal IReadOnlyList<BuildOutcome> OutcomesOfBuilds(string prefix) => Locked(() => started.ConvertAll(start => start.ToOutcome(prefix)));

    internal void Add(FakeFailure failure) => Remember(failures, failure);

    private StartedBuild? Find(BuildRequest request) => request.IdempotencyToken is null ? null
        : started.Find(start => start.Request.IdempotencyToken == request.IdempotencyToken)?.Build;

    private StartedBuild StartNew(BuildRequest request)
    {
        started.Add(FakeStart.Of(request, started, decisions));
        return started[^1].Build;
    }

    private IReadOnlyList<BuildEvent> Complete(Predicate<FakeStart> which, BuildStatus status) => Locked(() => started.FindLast(which)!.Complete(status));

    private void Remember<T>(List<T> list, T item)
    {
        lock (requests)
        {
            list.Add(item);
        }
    }

    private List<T> Snapshot<T>(List<T> list) => Locked<List<T>>(() => [.. list]);

    private T Locked<T>(Func<T> read)
    {
        lock (requests)
        {
            return read();
        }
    }
}
