using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>
/// Code as a team would write it by hand: a list of predicates over typed events, evaluated one after the other. Each predicate
/// compares whole names or prefixes, beginning with the name of the repository. There are no patterns and no explanations.
/// </summary>
internal sealed class PlainLoop(IEnumerable<Team> teams, RepositoriesBy by)
{
    private readonly List<PlainRule> rules = [.. teams.SelectMany(team => RulesOf(team, IsRepository(team, by)))];

    public List<string> Evaluate(ServiceEvent serviceEvent)
    {
        var projects = new List<string>();
        foreach (var rule in rules)
        {
            if (rule.IsMatch(serviceEvent) && !projects.Contains(rule.Project))
            {
                projects.Add(rule.Project);
            }
        }

        return projects;
    }

    private static Func<string?, bool> IsRepository(Team team, RepositoriesBy by) => by == RepositoriesBy.Name
        ? name => name == team.Repository
        : name => name?.StartsWith(team.Prefix, StringComparison.Ordinal) == true;

    private static IEnumerable<PlainRule> RulesOf(Team team, Func<string?, bool> isRepository)
    {
        yield return new(team.Main, it => Pushed(it, isRepository) is "refs/heads/main");
        yield return new(team.Develop, it => Pushed(it, isRepository) is "refs/heads/develop");
        yield return new(team.Staging, it => Pushed(it, isRepository) is "refs/heads/staging");
        yield return new(team.Release, it => StartsWith(Pushed(it, isRepository), "refs/heads/release/"));
        yield return new(team.Hotfix, it => StartsWith(Pushed(it, isRepository), "refs/heads/hotfix/"));
        yield return new(team.Review, it => Changed(it, isRepository) is "refs/heads/main");
        yield return new(team.ReleaseReview, it => StartsWith(Changed(it, isRepository), "refs/heads/release/"));
        yield return new(team.AfterMerge, it => it is PullRequestMergeStatusUpdatedEvent { IsMerged: true } merged
            && isRepository(merged.RepositoryName) && merged.Destination?.FullName == "refs/heads/develop");
        yield return new(team.Publish, it => StartsWith(Pushed(it, isRepository), "refs/tags/v"));
        yield return new(team.OnDemand, it => it is CommentOnPullRequestCreatedEvent or CommentOnCommitCreatedEvent
            && it is CommentEvent comment && isRepository(comment.RepositoryName) && comment.Text?.Trim() == "/build");
    }

    /// <summary>The pushed reference, if the push is to the repository. Null otherwise.</summary>
    private static string? Pushed(ServiceEvent serviceEvent, Func<string?, bool> isRepository) =>
        serviceEvent is ReferenceCreatedEvent or ReferenceUpdatedEvent && serviceEvent is ReferenceEvent push && isRepository(push.RepositoryName)
            ? push.Reference.FullName
            : null;

    /// <summary>The destination of an opened or updated pull request, if the pull request is in the repository. Null otherwise.</summary>
    private static string? Changed(ServiceEvent serviceEvent, Func<string?, bool> isRepository) =>
        serviceEvent is PullRequestCreatedEvent or PullRequestSourceBranchUpdatedEvent
        && serviceEvent is PullRequestEvent changed && isRepository(changed.RepositoryName)
            ? changed.Destination?.FullName
            : null;

    private static bool StartsWith(string? name, string start) => name?.StartsWith(start, StringComparison.Ordinal) == true;
}
