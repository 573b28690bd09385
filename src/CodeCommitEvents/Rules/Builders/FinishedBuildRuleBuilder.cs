using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A rule for builds that ended. Without <see cref="Succeeded"/>, <see cref="Failed"/> or <see cref="EndedWith"/>, the rule is about all
/// builds that ended.
/// </summary>
/// <remarks>
/// The new build checks out the commit of the finished build, if that build had a commit of CodeCommit. The rule never starts the
/// project of the finished build.
/// </remarks>
public sealed class FinishedBuildRuleBuilder : RuleBuilder<FinishedBuildRuleBuilder, BuildStateChangeEvent>
{
    internal static readonly ConditionCatalog Conditions = new(OriginConditionDefinitions.All);

    private static readonly ConditionDefinition<string> SucceededCondition =
        Conditions.Add("succeeded", "The build succeeded.", ConditionValues.None, static (name, _) => new BuildStatusCondition(name, [BuildStatus.Succeeded.Value]));

    private static readonly ConditionDefinition<string> FailedCondition =
        Conditions.Add("failed", "The build failed, timed out or had a fault. A stopped build does not meet the condition.", ConditionValues.None, static (name, _) => new BuildFailureCondition(name));

    private static readonly ConditionDefinition<string> EndedWithCondition =
        Conditions.Add(
            "endedWith",
            "The build ended with one of these statuses of CodeBuild.",
            ConditionValues.Words,
            static (name, statuses) => new BuildStatusCondition(name, statuses),
            static () => [BuildStatus.Succeeded.Value, BuildStatus.Failed.Value, BuildStatus.Stopped.Value, BuildStatus.TimedOut.Value, BuildStatus.Fault.Value]);

    internal static readonly ConditionDefinition<string> OfProjectCondition =
        Conditions.Add("ofProject", "The project of the build has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ProjectCondition(name, patterns));

    private static readonly ConditionDefinition<string> FixedCondition =
        Conditions.Add(
            "fixed",
            "The build succeeded, and the build before it for the same branch, tag or pull request did not.",
            ConditionValues.None,
            static (name, _) => new BuildHistoryCondition(name, "a build that succeeded after a failed build", isSuccess: true, PreviousStatus.Failed));

    private static readonly ConditionDefinition<string> StillFailingCondition =
        Conditions.Add(
            "stillFailing",
            "The build failed, and so did the build before it for the same branch, tag or pull request.",
            ConditionValues.None,
            static (name, _) => new BuildHistoryCondition(name, "a build that failed after a failed build", isSuccess: false, PreviousStatus.Failed));

    private static readonly ConditionDefinition<string> FirstFailureCondition =
        Conditions.Add(
            "firstFailure",
            "The build failed, and the build before it for the same branch, tag or pull request succeeded, or there was none.",
            ConditionValues.None,
            static (name, _) => new BuildHistoryCondition(name, "a build that failed after a successful build or as the first build", isSuccess: false, PreviousStatus.SucceededOrNone));

    private static readonly ConditionDefinition<string> EachOfBatchCondition =
        Conditions.Add(
            "eachOfBatch",
            "Whether the rule is about each build of a batch build. Otherwise, it acts once for the batch build. Not together with fixed, stillFailing or firstFailure.",
            ConditionValues.Setting,
            static (name, _) => new EachOfBatchCondition(name));

    private static readonly FinishedBuildTrigger Trigger = new();

    internal FinishedBuildRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override FinishedBuildRuleBuilder NewGroup => new();

    /// <summary>The build succeeded.</summary>
    public FinishedBuildRuleBuilder Succeeded() => Add(SucceededCondition.Create());

    /// <summary>The build failed, timed out or had a fault. A stopped build does not meet the condition: nobody wants to repair it.</summary>
    /// <remarks>A build is stopped by a person, or by <c>CancelSuperseded</c>. <c>EndedWith(BuildStatus.Stopped)</c> is about these builds.</remarks>
    public FinishedBuildRuleBuilder Failed() => Add(FailedCondition.Create());

    /// <summary>The build ended with one of these statuses.</summary>
    /// <param name="statuses">The accepted statuses.</param>
    /// <exception cref="ArgumentException">No status is given.</exception>
    public FinishedBuildRuleBuilder EndedWith(params BuildStatus[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        return Add(EndedWithCondition.Create(Array.ConvertAll(statuses, static status => status.Value)));
    }

    /// <summary>The project of the build has one of these names. Default: any project.</summary>
    /// <param name="patterns">Patterns. A pattern that starts with <c>!</c> excludes names. The last pattern that matches decides.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public FinishedBuildRuleBuilder OfProject(params string[] patterns) => Add(OfProjectCondition.Create(patterns));

    /// <summary>
    /// The build succeeded, and the build before it did not. The build before it is the newest earlier build of the same
    /// <see cref="BuildSeries"/> that ended without being stopped.
    /// </summary>
    /// <remarks>
    /// The dispatcher asks an <c>IBuildHistoryProvider</c> for the earlier build. If the earlier build is unknown, the condition is not met,
    /// regardless of <see cref="BuildRulesBuilder.OnMissingFacts"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">An earlier condition requires that the build failed or was stopped, or the rule has <see cref="EachOfBatch"/>.</exception>
    public FinishedBuildRuleBuilder Fixed() => Add(FixedCondition.Create());

    /// <summary>The build failed, and so did the build before it. A stopped build does not meet the condition.</summary>
    /// <remarks><inheritdoc cref="Fixed" path="/remarks"/></remarks>
    /// <exception cref="ArgumentException">An earlier condition requires that the build succeeded or was stopped, or the rule has <see cref="EachOfBatch"/>.</exception>
    public FinishedBuildRuleBuilder StillFailing() => Add(StillFailingCondition.Create());

    /// <summary>The build failed, and the build before it succeeded, or there was none. A stopped build does not meet the condition.</summary>
    /// <remarks><inheritdoc cref="Fixed" path="/remarks"/></remarks>
    /// <exception cref="ArgumentException">An earlier condition requires that the build succeeded or was stopped, or the rule has <see cref="EachOfBatch"/>.</exception>
    public FinishedBuildRuleBuilder FirstFailure() => Add(FirstFailureCondition.Create());

    /// <summary>
    /// The rule is about each build of a batch build. Default: a rule acts once for a batch build, when the batch build has ended, and the status
    /// of the batch build decides.
    /// </summary>
    /// <remarks>
    /// CodeBuild sends no event about a batch build. The dispatcher asks an <c>IBuildBatchProvider</c>. If the batch build is unknown, rules
    /// treat each build as if it were no part of a batch build.
    /// </remarks>
    /// <exception cref="ArgumentException">The rule has <see cref="Fixed"/>, <see cref="StillFailing"/> or <see cref="FirstFailure"/>.</exception>
    public FinishedBuildRuleBuilder EachOfBatch() => Add(EachOfBatchCondition.Create());
}
