using CodeCommitEvents.Events;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Collects actions and their resources. Each statement allows its actions on all of its resources.</summary>
internal sealed class PermissionStatements(RequiredPermissionsOptions options)
{
    private readonly Dictionary<string, (SortedSet<string> Actions, SortedSet<string> Resources)> statements = new(StringComparer.Ordinal);

    public ValueList<IamStatement> All => [.. statements.Select(static statement => new IamStatement
    {
        Sid = statement.Key,
        Actions = [.. statement.Value.Actions],
        Resources = [.. statement.Value.Resources],
    })];

    /// <summary>Allows actions on CodeBuild projects.</summary>
    public void OnProjects(string sid, IEnumerable<string> projects, params string[] actions) => Add(sid, "codebuild", projects.Select(static project => $"project/{project}"), actions);

    /// <summary>Allows actions on CodeCommit repositories.</summary>
    public void OnRepositories(string sid, IEnumerable<string> repositories, params string[] actions) => Add(sid, "codecommit", repositories, actions);

    /// <summary>Allows actions of a service on its resources in the region and account of the options.</summary>
    public void Add(string sid, string service, IEnumerable<string> resources, params string[] actions) =>
        Add(sid, resources.Select(resource => $"arn:{options.Partition}:{service}:{options.Region}:{options.Account}:{resource}"), [.. actions.Select(action => $"{service}:{action}")]);

    /// <summary>Allows actions on resources. Without resources, nothing is allowed.</summary>
    public void Add(string sid, IEnumerable<string> arns, IReadOnlyCollection<string> actions)
    {
        foreach (var arn in arns)
        {
            if (!statements.TryGetValue(sid, out var statement))
            {
                statements[sid] = statement = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            }

            statement.Resources.Add(arn);
            statement.Actions.UnionWith(actions);
        }
    }
}
