using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for builds that ended: one build that follows another. Without a word for how it ended, it is about any end.</summary>
/// <remarks>
/// A build is one of the commit that the finished build was asked for; where that was a branch, choose another source
/// version. A rule never starts the project again that has just been built; two rules that start each other's are a loop.
/// </remarks>
public sealed class FinishedBuildRuleBuilder : RuleBuilder<FinishedBuildRuleBuilder, BuildStateChangeEvent>
{
    private static readonly ActivityType IsSucceeded = new("succeeded", static serviceEvent => StatusOf(serviceEvent) == BuildStatus.Succeeded);
    private static readonly ActivityType IsFailed = new("did not succeed", static serviceEvent => IsEnd(serviceEvent) && StatusOf(serviceEvent) != BuildStatus.Succeeded);
    private static readonly RuleTrigger Build = new("a finished build that", IsEnd, new ActivityType("ended in any way", IsEnd));

    internal FinishedBuildRuleBuilder()
        : base(Build)
    {
    }

    private protected override FinishedBuildRuleBuilder NewGroup => new();

    /// <summary>The build succeeded.</summary>
    public FinishedBuildRuleBuilder Succeeded() => Add(IsSucceeded);

    /// <summary>The build failed, was stopped, took too long, or CodeBuild itself failed: everything but success.</summary>
    public FinishedBuildRuleBuilder Failed() => Add(IsFailed);

    /// <summary>The build ended with one of these.</summary>
    /// <param name="statuses">How: <see cref="BuildStatus.TimedOut"/>.</param>
    /// <exception cref="ArgumentException">There is no status.</exception>
    public FinishedBuildRuleBuilder EndedWith(params BuildStatus[] statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        BuildStatus[] wanted = [.. statuses];
        return wanted.Length == 0
            ? throw new ArgumentException("There is at least one status.", nameof(statuses))
            : Add(new ActivityType(
                $"ended with {string.Join(" or ", wanted)}",
                serviceEvent => StatusOf(serviceEvent) is { } status && Array.IndexOf(wanted, status) >= 0));
    }

    /// <summary>The build was one of these projects. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="RuleBuilder{TSelf, TEvent}.InRepository"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public FinishedBuildRuleBuilder OfProject(params string[] patterns)
    {
        var names = new GlobList(patterns);
        return Add(LeafCondition.On<BuildStateChangeEvent>(
            "project", $"project {names}", build => ConditionResults.Of(names.IsMatch(build.ProjectName)), static build => build.ProjectName));
    }

    private static BuildStatus? StatusOf(ServiceEvent serviceEvent) => (serviceEvent as BuildStateChangeEvent)?.BuildStatus;

    private static bool IsEnd(ServiceEvent serviceEvent) => StatusOf(serviceEvent) is { } status && status != BuildStatus.InProgress;
}
