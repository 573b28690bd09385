using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>The rules whose events must be delivered: the rules themselves, and rules that stand for those in repositories, which are unknown.</summary>
internal static class DeliveredRules
{
    /// <summary>What the rules in repositories do is unknown, too. A rule that notifies needs its events.</summary>
    private const string AnyChannel = "any";

    /// <summary>Adds a rule about every event of the repositories of the policies.</summary>
    /// <exception cref="ArgumentException">A policy contains a wrong pattern.</exception>
    public static BuildRules Of(BuildRules rules, IEnumerable<RepositoryRulesPolicy> policies) =>
        BuildRules.Concat([rules, .. policies.Where(static policy => policy.Repositories.Count > 0).Select(OfRepositories)]);

    /// <summary>An event about a build does not contain the repository in a field that can be filtered.</summary>
    private static BuildRules OfRepositories(RepositoryRulesPolicy policy)
    {
        var events = BuildRules.CreateBuilder().On<CodeCommitEvent>(change => change.InRepository([.. policy.Repositories]).Notify(AnyChannel));
        return (policy.Channels.Count > 0 || policy.AllowBuildsAfterBuilds ? events.OnFinishedBuild(static build => build.Notify(AnyChannel)) : events).Build();
    }
}
