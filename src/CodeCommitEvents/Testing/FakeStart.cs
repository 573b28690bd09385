using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>A build that the fake starter started, and how it ended.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="build">The build.</param>
/// <param name="time">When it started.</param>
internal sealed class FakeStart(BuildRequest request, StartedBuild build, DateTimeOffset time)
{
    private BuildStatus? end;

    public BuildRequest Request => request;

    public StartedBuild Build => build;

    /// <summary>Stops it, if it still runs.</summary>
    public void Stop() => end ??= BuildStatus.Stopped;

    /// <summary>All that CodeBuild sends of it.</summary>
    /// <exception cref="InvalidOperationException">It has ended otherwise, or CodeBuild sends nothing of it.</exception>
    public IReadOnlyList<BuildEvent> PlayOn(BuildStatus status)
    {
        if (build.IsBatch)
        {
            throw new InvalidOperationException("CodeBuild sends no event of a batch build.");
        }

        if (status != BuildStatus.InProgress)
        {
            end ??= status;
            if (end != status)
            {
                throw new InvalidOperationException($"The build {build.BuildId} has ended as {end}.");
            }
        }

        return FakeBuild.Of(request, build, time).Events(status);
    }
}
