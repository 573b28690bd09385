using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A build that a rule of a document starts.</summary>
/// <param name="Project">The project, in which <c>{repository}</c> stands for the name of the repository.</param>
/// <param name="Configure">Shapes the request.</param>
internal sealed record BuildActionModel(string Project, Func<BuildRequest, BuildRequest> Configure)
{
    public const string Placeholder = "{repository}";

    public BuildRule<TEvent> AddTo<TEvent>(BuildRule<TEvent> rule)
        where TEvent : ServiceEvent => Project.Contains(Placeholder, StringComparison.Ordinal)
        ? rule.StartBuild(ProjectOf, Configure, Project)
        : rule.StartBuild(Project, Configure);

    private string? ProjectOf(ServiceEvent serviceEvent) =>
        serviceEvent.RepositoryName is { Length: > 0 } repository ? Project.Replace(Placeholder, repository, StringComparison.Ordinal) : null;
}
