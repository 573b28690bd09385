using Amazon.CodeBuild;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Dispatching;
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

    #region facts
    public static BuildDispatcher WithFacts(BuildRules rules, IAmazonCodeBuild client)
    {
        var facts = new CodeBuildFacts(client);
        return new(rules, new CodeBuildStarter(client), new() { BuildBatches = facts, BuildHistory = facts, BuildDetails = facts });
    }
    #endregion

    #region details
    public static async Task<string> ExplainAsync(BuildStateChangeEvent build, IBuildDetailsProvider provider)
    {
        var outcome = BuildOutcome.FromEvent(build);
        var details = await provider.GetDetailsAsync(outcome, BuildDetailKinds.FailedTests | BuildDetailKinds.LogTail);
        var failed = details?.Reports.SelectMany(report => report.FailedTests).Select(test => test.Name) ?? [];
        return $"{outcome}\n{string.Join('\n', failed)}\n{string.Join('\n', details?.LogTail ?? [])}";
    }
    #endregion
}
