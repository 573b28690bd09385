using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A fake history of builds, and of the batch builds to which they belong. Set it as <see cref="BuildDispatcherOptions.BuildHistory"/> and
/// <see cref="BuildDispatcherOptions.BuildBatches"/>. Thread-safe.
/// </summary>
/// <remarks>The order in which builds are added is the order in which they were started.</remarks>
public sealed class FakeBuildHistory : IBuildHistoryProvider, IBuildBatchProvider
{
    private readonly List<FinishedBuild> ended = [];
    private readonly List<BuildSeries?> series = [];
    private readonly Dictionary<Arn, BuildBatch> batches = [];

    /// <summary>
    /// The status of the build before a build for which this history contains no earlier build. Default: null, which means that there is no
    /// earlier build or, for a build whose <see cref="BuildSeries"/> is unknown, that the history is unknown.
    /// </summary>
    public BuildStatus? PreviousStatus { get; init; }

    /// <summary>Adds a build that has ended.</summary>
    /// <param name="build">The event of its end.</param>
    /// <returns>This history.</returns>
    /// <exception cref="ArgumentException">The event is null, or the build has not ended.</exception>
    public FakeBuildHistory Add(BuildStateChangeEvent build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var status = build.BuildStatus is { } known && known != BuildStatus.InProgress ? known : throw new ArgumentException("The build has not ended.", nameof(build));
        return Add(new() { BuildArn = build.BuildArn, Status = status, BuildNumber = build.Information?.BuildNumber }, BuildSeries.FromEvent(build));
    }

    /// <summary>Sets a batch build: adds it, or replaces its earlier state. If it has ended, it is also a build of the history.</summary>
    /// <param name="batch">The batch build, with the ARNs of its builds in its groups.</param>
    /// <returns>This history.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    public FakeBuildHistory Set(BuildBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (ended)
        {
            foreach (var group in batch.Groups)
            {
                if (group.BuildArn is { } arn)
                {
                    batches[arn] = batch;
                }
            }
        }

        return batch is { IsComplete: true, Status: { } status }
            ? Add(new() { BuildArn = batch.BatchArn, Status = status, BuildNumber = batch.BatchNumber }, BuildSeries.FromBatch(batch))
            : this;
    }

    /// <inheritdoc/>
    public Task<BuildHistory?> GetHistoryAsync(BuildStateChangeEvent build, BuildBatch? batch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        var (arn, wanted) = batch is null ? (build.BuildArn, BuildSeries.FromEvent(build)) : (batch.BatchArn, BuildSeries.FromBatch(batch));
        lock (ended)
        {
            var previous = PreviousOf(arn, wanted) ?? (PreviousStatus is { } status ? new FinishedBuild { BuildArn = new($"{arn.Value}-previous"), Status = status } : null);
            return Task.FromResult(wanted is null && previous is null ? null : new BuildHistory { PreviousBuild = previous });
        }
    }

    /// <inheritdoc/>
    public Task<BatchMembership?> GetBatchAsync(BuildStateChangeEvent build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        lock (ended)
        {
            return Task.FromResult<BatchMembership?>(batches.TryGetValue(build.BuildArn, out var batch) ? new() { Batch = batch } : BatchMembership.None);
        }
    }

    private FakeBuildHistory Add(FinishedBuild build, BuildSeries? itsSeries)
    {
        lock (ended)
        {
            if (!ended.Exists(other => other.BuildArn == build.BuildArn))
            {
                ended.Add(build);
                series.Add(itsSeries);
            }
        }

        return this;
    }

    /// <summary>Returns the newest build of the series that was added before the build. A build that was not added is newer than all others.</summary>
    private FinishedBuild? PreviousOf(Arn arn, BuildSeries? wanted)
    {
        var own = ended.FindIndex(build => build.BuildArn == arn);
        for (var index = (own < 0 ? ended.Count : own) - 1; index >= 0; index--)
        {
            if (wanted is not null && series[index] == wanted && ended[index].Status != BuildStatus.Stopped)
            {
                return ended[index];
            }
        }

        return null;
    }
}
