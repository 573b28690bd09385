namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>The rules of the teams, written with this library.</summary>
internal static class TeamRules
{
    public static BuildRules Build(IEnumerable<Team> teams, RepositoriesBy by) =>
        teams.Aggregate(BuildRules.CreateBuilder(), (builder, team) => Add(builder, team, by == RepositoriesBy.Name ? team.Repository : $"{team.Prefix}*")).Build();

    private static BuildRulesBuilder Add(BuildRulesBuilder builder, Team team, string repository) => builder
        .OnPush(push => push.InRepository(repository).ToBranch("main").StartBuild(team.Main))
        .OnPush(push => push.InRepository(repository).ToBranch("develop").StartBuild(team.Develop))
        .OnPush(push => push.InRepository(repository).ToBranch("staging").StartBuild(team.Staging))
        .OnPush(push => push.InRepository(repository).ToBranch("release/**").StartBuild(team.Release))
        .OnPush(push => push.InRepository(repository).ToBranch("hotfix/**").StartBuild(team.Hotfix))
        .OnPullRequest(pr => pr.InRepository(repository).Into("main").StartBuild(team.Review))
        .OnPullRequest(pr => pr.InRepository(repository).Into("release/**").StartBuild(team.ReleaseReview))
        .OnPullRequest(pr => pr.InRepository(repository).Merged().Into("develop").StartBuild(team.AfterMerge))
        .OnTag(tag => tag.InRepository(repository).WithName("v*").StartBuild(team.Publish))
        .OnComment(comment => comment.InRepository(repository).Saying("/build").StartBuild(team.OnDemand));
}
