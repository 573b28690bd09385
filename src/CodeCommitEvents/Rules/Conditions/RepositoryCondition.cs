namespace CodeCommitEvents.Rules;

/// <summary>A condition on the repository of the event.</summary>
internal sealed class RepositoryCondition(string name, string[] patterns) : LeafCondition(name)
{
    private readonly GlobList names = new(patterns);

    public override string Expected => $"repository {names}";

    public override IndexKeySet? Keys => IndexKeySet.Repositories(names.Inclusions);

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        ConditionLogic.Of(context.Event.RepositoryName is { } repository && names.IsMatch(repository));

    protected override string? Actual(EvaluationContext context) => context.Event.RepositoryName;
}
