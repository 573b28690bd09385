using CodeCommitEvents;

namespace UnitTesting;

/// <summary>The rules under test.</summary>
internal static class ShopRules
{
    #region rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").Touching("src/**")
            .StartBuild("shop-checks", build => build.CancelSuperseded()))
        .OnPush("release", push => push.ToBranch("main")
            .StartBuild("shop-release"))
        .OnComment("on demand", comment => comment.Saying("/build").By(CallerPattern.Role("maintainers"))
            .StartBuild("shop-checks"))
        .Build();
    #endregion
}
