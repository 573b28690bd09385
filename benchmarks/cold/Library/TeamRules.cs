namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>The rules of a team. The program <c>Hand</c> has the same rules.</summary>
internal static class TeamRules
{
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").StartBuild("payments-ci"))
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("release/**").StartBuild("payments-ci-release"))
        .OnPullRequest(pr => pr.InRepository("payments-*").Merged().Into("develop").StartBuild("payments-merged"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main").StartBuild("payments-trunk"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("release/**").StartBuild("payments-release"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("hotfix/**").StartBuild("payments-hotfix"))
        .OnTag(tag => tag.InRepository("payments-*").Created().WithName("v[0-9]*").StartBuild("payments-publish"))
        .OnComment(comment => comment.InRepository("payments-*").Saying("/build").StartBuild("payments-ci"))
        .OnPush(push => push.InRepository("shop-*").ToBranch("main").StartBuild("shop-trunk"))
        .OnTag(tag => tag.InRepository("shop-*").WithName("v*").StartBuild("shop-publish"))
        .Build();
}
