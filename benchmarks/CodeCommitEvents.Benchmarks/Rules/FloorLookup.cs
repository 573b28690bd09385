using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>
/// The minimal work to find a project: a switch over the event, and a lookup of the team by its repository. This is only possible
/// because every team has the same ten rules, and no event matches two of them.
/// </summary>
internal sealed class FloorLookup(IEnumerable<Team> teams, RepositoriesBy by)
{
    private readonly Dictionary<string, Team> teams =
        teams.ToDictionary(team => by == RepositoriesBy.Name ? team.Repository : team.Prefix, StringComparer.Ordinal);

    public string? Evaluate(ServiceEvent serviceEvent) => serviceEvent switch
    {
        ReferenceCreatedEvent or ReferenceUpdatedEvent when serviceEvent is ReferenceEvent push => OfPush(push),
        PullRequestCreatedEvent or PullRequestSourceBranchUpdatedEvent when serviceEvent is PullRequestEvent changed => OfPullRequest(changed),
        PullRequestMergeStatusUpdatedEvent { IsMerged: true, Destination.FullName: "refs/heads/develop" } merged => Find(merged)?.AfterMerge,
        CommentOnPullRequestCreatedEvent or CommentOnCommitCreatedEvent when serviceEvent is CommentEvent { Text: "/build" } comment => Find(comment)?.OnDemand,
        _ => null,
    };

    private string? OfPush(ReferenceEvent push) => push.Reference.FullName switch
    {
        "refs/heads/main" => Find(push)?.Main,
        "refs/heads/develop" => Find(push)?.Develop,
        "refs/heads/staging" => Find(push)?.Staging,
        var name when name.StartsWith("refs/heads/release/", StringComparison.Ordinal) => Find(push)?.Release,
        var name when name.StartsWith("refs/heads/hotfix/", StringComparison.Ordinal) => Find(push)?.Hotfix,
        var name when name.StartsWith("refs/tags/v", StringComparison.Ordinal) => Find(push)?.Publish,
        _ => null,
    };

    private string? OfPullRequest(PullRequestEvent changed) => changed.Destination?.FullName switch
    {
        "refs/heads/main" => Find(changed)?.Review,
        { } name when name.StartsWith("refs/heads/release/", StringComparison.Ordinal) => Find(changed)?.ReleaseReview,
        _ => null,
    };

    private Team? Find(CodeCommitEvent codeCommitEvent)
    {
        var name = codeCommitEvent.RepositoryName.AsSpan();
        return teams.GetAlternateLookup<ReadOnlySpan<char>>()
            .TryGetValue(by == RepositoriesBy.Name ? name : name[..(name.LastIndexOf('-') + 1)], out var team) ? team : null;
    }
}
