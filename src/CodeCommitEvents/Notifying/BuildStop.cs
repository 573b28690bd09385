using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>Why a build was stopped.</summary>
internal static class BuildStop
{
    /// <summary>
    /// Whether a newer build replaced this build. Null if the event does not decide that: the build was stopped, and its rule stops replaced
    /// builds, or its rule is unknown.
    /// </summary>
    public static bool? IsSuperseded(BuildStatus? status, BuildCause? cause) =>
        status == BuildStatus.Stopped && cause is not { Rule: not null, CancelsSuperseded: false } ? null : false;
}
