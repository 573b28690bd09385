using CodeCommitEvents;

namespace Snippets;

#region rules
internal static class PaymentsRules
{
    public static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").Touching("src/**", "!**/*.md")
            .StartBuild("payments-ci"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**")
            .StartBuild("payments-release", build => build.AsBatch()))
        .OnTag(tag => tag.InRepository("payments-*").Created().WithName("v[0-9]*")
            .StartBuild("payments-publish"))
        .OnComment(comment => comment.InRepository("payments-*").Saying("/build").By(CallerPattern.Role("maintainers"))
            .StartBuild("payments-ci"))
        .Build();
}
#endregion
