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
        Conditions.Add("failed", "The build did not succeed: it failed, was stopped, timed out or had a fault.", ConditionValues.None, static (name, _) => new BuildFailureCondition(name));

    private static readonly ConditionDefinition<string> EndedWithCondition =
        Conditions.Add(
            "endedWith",
            "The build ended with one of these statuses of CodeBuild.",
            ConditionValues.Words,
            static (name, statuses) => new BuildStatusCondition(name, statuses),
            static () => [BuildStatus.Succeeded.Value, BuildStatus.Failed.Value, BuildStatus.Stopped.Value, BuildStatus.TimedOut.Value, BuildStatus.Fault.Value]);

    private static readonly ConditionDefinition<string> OfProjectCondition =
        Conditions.Add("ofProject", "The project of the build has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ProjectCondition(name, patterns));

    internal FinishedBuildRuleBuilder()
        : base(new FinishedBuildTrigger())
    {
    }

    private protected override FinishedBuildRuleBuilder NewGroup => new();

    /// <summary>The build succeeded.</summary>
    public FinishedBuildRuleBuilder Succeeded() => Add(SucceededCondition.Create());

    /// <summary>The build did not succeed: it failed, was stopped, timed out or had a fault.</summary>
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

    private sealed class FinishedBuildTrigger() : RuleTrigger("onFinishedBuild", "a finished build")
    {
        public override bool IsMatch(ServiceEvent serviceEvent) =>
            serviceEvent is BuildStateChangeEvent { BuildStatus: { } status } && status != BuildStatus.InProgress;
    }
}
