using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The phases of a build, in the order in which CodeBuild runs them.</summary>
internal static class FakePhases
{
    /// <summary>CodeBuild's text for an empty list of contexts.</summary>
    public const string NoContext = "[]";

    /// <summary>A context whose code and message are empty.</summary>
    private const string EmptyContext = ": ";

    private static readonly (BuildPhaseType Type, int Seconds)[] All =
    [
        (BuildPhaseType.Submitted, 0),
        (BuildPhaseType.Queued, 1),
        (BuildPhaseType.Provisioning, 12),
        (BuildPhaseType.DownloadSource, 5),
        (BuildPhaseType.Install, 0),
        (BuildPhaseType.PreBuild, 3),
        (BuildPhaseType.Build, 42),
        (BuildPhaseType.PostBuild, 0),
        (BuildPhaseType.UploadArtifacts, 1),
        (BuildPhaseType.Finalizing, 2),
    ];

    /// <summary>
    /// Returns all phases of a build that ended. A failed build fails in BUILD and still runs POST_BUILD. A build that was stopped
    /// or timed out ends after BUILD.
    /// </summary>
    /// <remarks>
    /// Source for a stopped build: the example of
    /// <see href="https://docs.aws.amazon.com/cli/latest/reference/codebuild/stop-build.html">stop-build</see>.
    /// </remarks>
    public static ValueList<BuildPhase> Of(DateTimeOffset start, BuildStatus status)
    {
        var phases = new List<BuildPhase>();
        foreach (var (type, seconds) in All)
        {
            var phaseStatus = type == BuildPhaseType.Build ? new BuildPhaseStatus(status.Value) : BuildPhaseStatus.Succeeded;
            phases.Add(Ended(type, phaseStatus, start, TimeSpan.FromSeconds(seconds)));
            start = phases[^1].EndTime!.Value;
            if (phaseStatus != BuildPhaseStatus.Succeeded && phaseStatus != BuildPhaseStatus.Failed)
            {
                break;
            }
        }

        phases.Add(new() { PhaseType = BuildPhaseType.Completed, StartTime = start });
        return [.. phases];
    }

    private static BuildPhase Ended(BuildPhaseType type, BuildPhaseStatus status, DateTimeOffset start, TimeSpan duration) => new()
    {
        PhaseType = type,
        PhaseStatus = status,
        StartTime = start,
        EndTime = start + duration,
        DurationInSeconds = (long)duration.TotalSeconds,
        PhaseContext = type == BuildPhaseType.Submitted || type == BuildPhaseType.Queued ? ValueList<string>.Empty : [ContextOf(status)],
    };

    private static string ContextOf(BuildPhaseStatus status) =>
        status == BuildPhaseStatus.Failed ? "COMMAND_EXECUTION_ERROR: Error while executing command: dotnet test. Reason: exit status 1"
        : status == BuildPhaseStatus.TimedOut ? "BUILD_TIMED_OUT: Build has timed out."
        : EmptyContext;
}
