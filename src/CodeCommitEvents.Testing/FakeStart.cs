using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A build that the fake starter started, and its status at the end.</summary>
/// <param name="request">The request.</param>
/// <param name="build">The build.</param>
/// <param name="number">The build number. The first build of a project has the number 1.</param>
/// <param name="time">The start time.</param>
internal sealed class FakeStart(BuildRequest request, StartedBuild build, int number, DateTimeOffset time)
{
    private static readonly BuildStatus[] Statuses = [BuildStatus.InProgress, BuildStatus.Succeeded, BuildStatus.Failed, BuildStatus.Stopped, BuildStatus.TimedOut, BuildStatus.Fault];

    private BuildStatus? end;

    public BuildRequest Request => request;

    public StartedBuild Build => build;

    /// <summary>Stops the build if it is still running.</summary>
    /// <returns>Whether the build was running.</returns>
    public bool TryStop()
    {
        var isRunning = end is null;
        end ??= BuildStatus.Stopped;
        return isRunning;
    }

    /// <summary>Ends the build with a status and returns its events. With the status <c>IN_PROGRESS</c>, the build does not end.</summary>
    /// <exception cref="ArgumentException"><paramref name="status"/> is not a status of CodeBuild.</exception>
    /// <exception cref="InvalidOperationException">The build has already ended with another status, or it is a batch build.</exception>
    public IReadOnlyList<BuildEvent> Complete(BuildStatus status)
    {
        if (!Statuses.Contains(status))
        {
            throw new ArgumentException("CodeBuild has no such status.", nameof(status));
        }

        if (build.IsBatch)
        {
            throw new InvalidOperationException("CodeBuild sends no events for a batch build itself.");
        }

        if (status != BuildStatus.InProgress)
        {
            end ??= status;
            if (end != status)
            {
                throw new InvalidOperationException($"The build {build.BuildId} has already ended with the status {end}.");
            }
        }

        return FakeBuild.Of(request, build, number, time).Events(status);
    }
}
