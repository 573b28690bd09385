using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A build that the fake starter started, and how it ended.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="build">The build.</param>
/// <param name="number">Which build of its project, counted from 1.</param>
/// <param name="time">When it started.</param>
internal sealed class FakeStart(BuildRequest request, StartedBuild build, int number, DateTimeOffset time)
{
    private static readonly BuildStatus[] Statuses = [BuildStatus.InProgress, BuildStatus.Succeeded, BuildStatus.Failed, BuildStatus.Stopped, BuildStatus.TimedOut, BuildStatus.Fault];

    private BuildStatus? end;

    public BuildRequest Request => request;

    public StartedBuild Build => build;

    /// <summary>Stops it, if it still runs.</summary>
    /// <returns>Whether it did.</returns>
    public bool TryStop()
    {
        var isRunning = end is null;
        end ??= BuildStatus.Stopped;
        return isRunning;
    }

    /// <summary>All that CodeBuild sends of it.</summary>
    /// <exception cref="ArgumentException">CodeBuild has no such status.</exception>
    /// <exception cref="InvalidOperationException">It has ended otherwise, or CodeBuild sends nothing of it.</exception>
    public IReadOnlyList<BuildEvent> Complete(BuildStatus status)
    {
        if (!Statuses.Contains(status))
        {
            throw new ArgumentException("CodeBuild has no such status.", nameof(status));
        }

        if (build.IsBatch)
        {
            throw new InvalidOperationException("CodeBuild sends no event of a batch build itself.");
        }

        if (status != BuildStatus.InProgress)
        {
            end ??= status;
            if (end != status)
            {
                throw new InvalidOperationException($"The build {build.BuildId} has ended as {end}.");
            }
        }

        return FakeBuild.Of(request, build, number, time).Events(status);
    }
}
