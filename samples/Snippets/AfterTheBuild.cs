using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace Snippets;

internal static class AfterTheBuild
{
    #region outcome
    public static string Describe(BuildStateChangeEvent build)
    {
        var outcome = BuildOutcome.FromEvent(build);
        return outcome.IsSuccess
            ? $"{outcome.ProjectName} #{outcome.BuildNumber} succeeded in {outcome.Duration}"
            : $"{outcome.ProjectName}: {outcome.Status} in {outcome.FailedPhase?.PhaseType}: {outcome.FailureReason?.Message}, see {outcome.LogUrl}";
    }
    #endregion
}
