using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the status with which a build ended.</summary>
internal sealed class BuildStatusCondition : FinishedBuildCondition
{
    private readonly BuildStatus[] statuses;

    public BuildStatusCondition(string name, string[] statuses)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        if (statuses.Length == 0)
        {
            throw new ArgumentException("At least one status is required.", nameof(statuses));
        }

        this.statuses = Array.ConvertAll(statuses, static status => new BuildStatus(status));
        foreach (var status in this.statuses)
        {
            Activity |= BuildStateChangeEvent.ActivityOf(status);
        }
    }

    public override EventActivity Activity { get; }

    public override string Expected => $"a build that ended with {string.Join(" or ", statuses)}";

    protected override ConditionResult Evaluate(BuildStatus? status, EvaluationContext context) =>
        ConditionLogic.Of(status is { } known && Array.IndexOf(statuses, known) >= 0);
}

/// <summary>Requires that a build ended without success and was not stopped. This includes statuses that this library does not know.</summary>
internal sealed class BuildFailureCondition(string name) : FinishedBuildCondition(name)
{
    public override EventActivity Activity => EventActivity.BuildNotSuccessful;

    public override string Expected => "a build that failed";

    protected override ConditionResult Evaluate(BuildStatus? status, EvaluationContext context) =>
        ConditionLogic.Of(status is { } known && (BuildStateChangeEvent.ActivityOf(known) & Activity) != EventActivity.None);
}
