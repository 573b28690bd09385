using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A condition on the status of a build and of the build before it. A stopped build meets none of these conditions, because it neither
/// succeeded nor failed. If the history is unknown, the condition is not met, and neither is its negation.
/// </summary>
/// <param name="name">The name of the condition.</param>
/// <param name="expected">What the condition expects, in words.</param>
/// <param name="isSuccess">Whether the build must have succeeded. Otherwise, it must have failed.</param>
/// <param name="previous">Whether the build before it must have succeeded, must have failed, or must have succeeded or be missing.</param>
internal sealed class BuildHistoryCondition(string name, string expected, bool isSuccess, PreviousStatus previous) : FinishedBuildCondition(name)
{
    public override string Expected => expected;

    public override EventFactKinds Facts => EventFactKinds.BuildBatch | EventFactKinds.BuildHistory;

    /// <summary>The condition has activities so that <c>Succeeded().StillFailing()</c> is an error.</summary>
    public override EventActivity Activity => isSuccess ? EventActivity.BuildSucceeded : EventActivity.BuildNotSuccessful;

    protected override ConditionResult Evaluate(BuildStatus? status, EvaluationContext context) =>
        status is not { } known || (BuildStateChangeEvent.ActivityOf(known) & Activity) == EventActivity.None ? ConditionResult.NoMatch
        : context.IsEachOfBatch ? ConditionResult.Indeterminate
        : context.Facts.BuildHistory is { } history ? ConditionLogic.Of(IsMet(history.PreviousBuild))
        : context.IsOpen ? ConditionResult.FactMissing
        : ConditionResult.Indeterminate;

    protected override string Actual(BuildStatus status, EvaluationContext context) =>
        $"{base.Actual(status, context)} after {(context.Facts.BuildHistory is { } history ? Words(history.PreviousBuild) : Unknown(context.Facts.BuildHistoryProblem))}";

    private static string Words(FinishedBuild? build) => build is null ? "no earlier build" : $"{build.Status} of {build.BuildArn.Resource ?? build.BuildArn.Value}";

    private static string Unknown(string? problem) => $"an unknown build ({problem ?? "the event does not contain it, and no provider was asked"})";

    private bool IsMet(FinishedBuild? build) => previous == PreviousStatus.Failed
        ? build is not null && build.Status != BuildStatus.Succeeded
        : build is null || build.Status == BuildStatus.Succeeded;
}

/// <summary>What a condition requires of the build before.</summary>
internal enum PreviousStatus
{
    /// <summary>The build before succeeded, or there was none.</summary>
    SucceededOrNone,

    /// <summary>The build before did not succeed.</summary>
    Failed,
}
