using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>The phases of a build, in CodeBuild's order.</summary>
internal static class FakePhases
{
    /// <summary>How CodeBuild prints a list without contexts.</summary>
    public const string NoContext = "[]";

    /// <summary>A context without a code and a message.</summary>
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

    /// <summary>All phases of a build that ended. Where it did not succeed, its phase BUILD did not: POST_BUILD runs all the same.</summary>
    public static ValueList<BuildPhase> Of(DateTimeOffset start, BuildStatus status)
    {
        var phases = new List<BuildPhase>();
        foreach (var (type, seconds) in All)
        {
            var phaseStatus = type == BuildPhaseType.Build ? new BuildPhaseStatus(status.Value) : BuildPhaseStatus.Succeeded;
            phases.Add(Ended(type, phaseStatus, start, TimeSpan.FromSeconds(seconds)));
            start = phases[^1].EndTime!.Value;
        }

        phases.Add(new() { PhaseType = BuildPhaseType.Completed, StartTime = start });
        return new([.. phases]);
    }

    public static BuildPhase Ended(BuildPhaseType type, BuildPhaseStatus status, DateTimeOffset start, TimeSpan duration) => new()
    {
        PhaseType = type,
        PhaseStatus = status,
        StartTime = start,
        EndTime = start + duration,
        DurationInSeconds = (long)duration.TotalSeconds,
        PhaseContext = [status == BuildPhaseStatus.Failed ? "COMMAND_EXECUTION_ERROR: Error while executing command: dotnet test. Reason: exit status 1" : EmptyContext],
    };
}
