using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the project of a build.</summary>
internal sealed class ProjectCondition(string name, string[] patterns) : LeafCondition<BuildStateChangeEvent>(name)
{
    private readonly GlobList names = new(patterns, subject: PatternSubject.Project);

    public override string Expected => $"project {names}";

    protected override EventScope? ScopeOfTyped(EventKind kind) => EventScope.Of(EventField.Project, FieldScope.Of(names));

    protected override ConditionResult Evaluate(BuildStateChangeEvent serviceEvent) => ConditionLogic.Of(names.IsMatch(serviceEvent.ProjectName));

    protected override string Actual(BuildStateChangeEvent serviceEvent) => serviceEvent.ProjectName;
}
