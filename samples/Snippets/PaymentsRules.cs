using CodeCommitEvents.Rules;

namespace Snippets;

#region rules
internal static class PaymentsRules
{
    public static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").Opened().OrUpdated()
            .StartBuild("payments-ci"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**")
            .StartBuild("payments-release", build => build.AsBatch()))
        .Build();
}
#endregion
