using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What every rule can say. All conditions must be met; the patterns of one condition are alternatives.</summary>
/// <typeparam name="TSelf">The builder itself, so that conditions of all kinds can follow each other.</typeparam>
public abstract class RuleBuilder<TSelf>
    where TSelf : RuleBuilder<TSelf>
{
    private readonly List<Condition> conditions = [];
    private string? name;

    private protected RuleBuilder()
    {
    }

    /// <summary>What kind of event the rule is about.</summary>
    private protected abstract Condition Subject { get; }

    /// <summary>Gives the rule a name for explanations. Default: the name of its project.</summary>
    /// <param name="ruleName">The name.</param>
    /// <exception cref="ArgumentException"><paramref name="ruleName"/> is null or empty.</exception>
    public TSelf Named(string ruleName)
    {
        ArgumentException.ThrowIfNullOrEmpty(ruleName);
        name = ruleName;
        return (TSelf)this;
    }

    /// <summary>The repository has one of these names. Default: any.</summary>
    /// <param name="patterns">
    /// Patterns: <c>*</c> is any text, <c>?</c> one character; one that starts with <c>!</c> takes out again, and the last
    /// that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf InRepository(params string[] patterns)
    {
        var names = new GlobList(patterns);
        return Add(new(
            $"repository {names}",
            serviceEvent => (serviceEvent as CodeCommitEvent)?.RepositoryName is { } repository && names.IsMatch(repository),
            static serviceEvent => (serviceEvent as CodeCommitEvent)?.RepositoryName ?? Condition.None));
    }

    /// <summary>Ends the rule: an event that meets all conditions starts a build of the commit that it is about.</summary>
    /// <param name="projectName">The project.</param>
    /// <param name="configure">Shapes the request, once, when the rule is written.</param>
    /// <exception cref="ArgumentException"><paramref name="projectName"/> is null or empty.</exception>
    public BuildRule StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectName);
        var request = new BuildRequest { ProjectName = projectName };
        return new BuildRule(name ?? projectName, [Subject, .. conditions], configure?.Invoke(request) ?? request);
    }

    private protected TSelf Add(Condition condition)
    {
        conditions.Add(condition);
        return (TSelf)this;
    }
}
