using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>A build that the fake starter started, and its status at the end.</summary>
/// <param name="request">The request.</param>
/// <param name="build">The build.</param>
/// <param name="number">The build number. The first build of a project has the number 1.</param>
/// <param name="time">The start time.</param>
internal sealed class FakeStart(BuildRequest request, StartedBuild build, int number, DateTimeOffset time)
{
    private static readonly BuildStatus[] Statuses = [BuildStatus.InProgress, BuildStatus.Succeeded, BuildStatus.Failed, BuildStatus.Stopped, BuildStatus.TimedOut, BuildStatus.Fault];

    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    private BuildStatus? end;

    public BuildRequest Request => request;

    public StartedBuild Build => build;

    /// <summary>
    /// Returns a new build. Its number is that after the earlier builds of the project, and its start time is two seconds after the newest event for which a
    /// rule requested a build of this project.
    /// </summary>
    public static FakeStart Of(BuildRequest request, IReadOnlyCollection<FakeStart> earlier, IEnumerable<BuildDecision> decisions)
    {
        var build = new StartedBuild { BuildId = $"{request.ProjectName}:{new FakeData(earlier.Count).Uuid("build")}", IsBatch = request.IsBatch };
        var cause = decisions.Where(decision => decision.Builds.Any(wanted => wanted.ProjectName == request.ProjectName)).Max(decision => decision.Event.Time);
        var number = earlier.Count(start => start.Request.ProjectName == request.ProjectName) + 1;
        return new(request, build, number, (cause ?? new FakeData(0).Time) + Latency);
    }

    /// <summary>Returns the build as it is now: running, or ended with a status.</summary>
    public BuildOutcome ToOutcome(string prefix) => FakeBuild.Of(request, build, number, time).ToOutcome(end, build.IsBatch, prefix);

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
