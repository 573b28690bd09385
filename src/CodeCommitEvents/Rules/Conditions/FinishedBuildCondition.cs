using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A condition on a build that ended. If the build is a part of a batch build that has ended, the condition is about the batch build, unless
/// the rule is about each build of a batch build.
/// </summary>
internal abstract class FinishedBuildCondition(string name) : LeafCondition(name)
{
    public sealed override ConditionCost Cost => ConditionCost.Cheap;

    public override EventFactKinds Facts => EventFactKinds.BuildBatch;

    protected sealed override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is BuildStateChangeEvent;

    protected sealed override ConditionResult Evaluate(EvaluationContext context) =>
        context.Event is not BuildStateChangeEvent build ? ConditionResult.NoMatch
        : context.LacksBatch ? ConditionResult.FactMissing
        : Evaluate(StatusOf(build, context), context);

    protected sealed override string? Actual(EvaluationContext context) =>
        context.Event is BuildStateChangeEvent build && StatusOf(build, context) is { } status ? Actual(status, context) : null;

    protected sealed override EventFactKinds MissingFacts(EvaluationContext context) => context.LacksBatch ? EventFactKinds.BuildBatch : Facts & ~EventFactKinds.BuildBatch;

    protected abstract ConditionResult Evaluate(BuildStatus? status, EvaluationContext context);

    protected virtual string Actual(BuildStatus status, EvaluationContext context) =>
        context.Facts.EndedBatch is { } batch && context.Batch is not null ? $"{status} of the batch build {batch.ToEvent().BuildId}" : status.Value;

    private static BuildStatus? StatusOf(BuildStateChangeEvent build, EvaluationContext context) =>
        context.Batch is { IsComplete: true } batch ? batch.Status ?? build.BuildStatus : build.BuildStatus;
}

/// <summary>The condition that a build ended. A build of a batch build counts when the batch build has ended.</summary>
internal sealed class FinishedBuildTrigger() : RuleTrigger("onFinishedBuild", "a finished build")
{
    public override ConditionCost Cost => ConditionCost.Cheap;

    public override EventFactKinds Facts => EventFactKinds.BuildBatch;

    public override bool IsMatch(ServiceEvent serviceEvent) =>
        serviceEvent is BuildStateChangeEvent { BuildStatus: { } status } && status != BuildStatus.InProgress;

    public override EventScope? ScopeOf(EventKind kind) =>
        kind.Is(typeof(BuildStateChangeEvent)) ? EventScope.Of(EventField.BuildStatus, FieldScope.Except(BuildStatus.InProgress.Value)) : null;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        !IsMatch(context.Event) ? ConditionResult.NoMatch
        : context.LacksBatch ? ConditionResult.FactMissing
        : ConditionLogic.Of(context.Batch is null or { IsComplete: true });

    protected override string Actual(EvaluationContext context) =>
        context.Batch is not { IsComplete: false } running || !IsMatch(context.Event) ? base.Actual(context)
        : string.Create(CultureInfo.InvariantCulture, $"{context.Event.Summary} in a batch build that is running ({EndedOf(running)} of {running.Groups.Count} groups have ended)");

    private static int EndedOf(BuildBatch batch)
    {
        var ended = 0;
        foreach (var group in batch.Groups)
        {
            ended += group.Status is { } status && status != BuildStatus.InProgress ? 1 : 0;
        }

        return ended;
    }
}

/// <summary>Makes a rule about each build of a batch build. The rule passes this setting to its conditions.</summary>
internal sealed class EachOfBatchCondition(string name) : LeafCondition(name)
{
    public override string Expected => "each build of a batch build";

    public override bool IsSetting => true;

    public override string? ConflictWith(Condition other) => other is BuildHistoryCondition
        ? "The history of one build of a batch build is unknown. Remove EachOfBatch, or the conditions Fixed, StillFailing and FirstFailure."
        : null;

    protected override bool AppliesTo(ServiceEvent serviceEvent) => serviceEvent is BuildStateChangeEvent;

    protected override ConditionResult Evaluate(EvaluationContext context) => ConditionLogic.Of(context.Event is BuildStateChangeEvent);

    protected override string Actual(EvaluationContext context) => context.Facts.BuildBatch switch
    {
        null => "a build that may be a part of a batch build",
        { Batch: null } => "a build that is no part of a batch build",
        { Batch: { } batch } => $"a build of the batch build {batch.ToEvent().BuildId}",
    };
}
