namespace CodeCommitEvents.Rules;

/// <summary>A condition on the repository of the event. If the event does not contain the name, the result is indeterminate.</summary>
internal sealed class RepositoryCondition(string name, string[] patterns) : LeafCondition(name)
{
    private readonly GlobList names = new(patterns, subject: PatternSubject.Repository);

    public override string Expected => $"repository {names}";

    public override IndexKeySet? Keys => IndexKeySet.Repositories(names);

    /// <summary>The source of a build contains the repository only as a part of a URL, and an event about a template only as a part of an ARN.</summary>
    public override EventScope? ScopeOf(EventKind kind) => kind.Entry is { RepositoryField: not null } ? EventScope.Of(EventField.Repository, FieldScope.Of(names)) : EventScope.Anything;

    protected override ConditionResult Evaluate(EvaluationContext context) =>
        context.Event.RepositoryName is { } repository ? ConditionLogic.Of(names.IsMatch(repository)) : ConditionResult.Indeterminate;

    protected override string? Actual(EvaluationContext context) => context.Event.RepositoryName;
}
