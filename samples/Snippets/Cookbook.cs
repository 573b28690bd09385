using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace Snippets;

/// <summary>The examples of the cookbook in docs/rules.md.</summary>
internal static class Cookbook
{
    #region every pull request into main
    public static BuildRules EveryPullRequestIntoMain { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").StartBuild("ci"))
        .Build();
    #endregion

    #region source code only
    public static BuildRules SourceCodeOnly { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").Touching("src/**", "!**/*.md").StartBuild("ci"))
        .Build();
    #endregion

    #region not only documents
    public static BuildRules NotOnlyDocuments { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").Unless(it => it.OnlyTouching("docs/**", "**/*.md")).StartBuild("ci"))
        .Build();
    #endregion

    #region release branches
    public static BuildRules ReleaseBranches { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("release/**").StartBuild("release", build => build.AsBatch()))
        .Build();
    #endregion

    #region version tags
    public static BuildRules VersionTags { get; } = BuildRules.CreateBuilder()
        .OnTag(tag => tag.Created().WithName("v[0-9]*").StartBuild("publish"))
        .Build();
    #endregion

    #region moved tag
    public static BuildRules MovedTag { get; } = BuildRules.CreateBuilder()
        .OnTag(tag => tag.Moved().WithName("latest").StartBuild("promote"))
        .Build();
    #endregion

    #region all but nightly
    public static BuildRules AllButNightly { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("**", "!nightly", "!nightly/**").StartBuild("ci"))
        .Build();
    #endregion

    #region environment of a branch
    public static BuildRules EnvironmentOfABranch { get; } = BuildRules.CreateBuilder()
        .OnBranch(branch => branch.Created().WithName("feature/*").StartBuild("environment-up"))
        .OnBranch(branch => branch.Deleted().WithName("feature/*").StartBuild("environments-sweep"))
        .Build();
    #endregion

    #region build by comment
    public static BuildRules BuildByComment { get; } = BuildRules.CreateBuilder()
        .OnComment(comment => comment.OnPullRequest().Saying("/build").By(CallerPattern.Role("maintainers")).StartBuild("ci"))
        .Build();
    #endregion

    #region deploy by comment
    public static BuildRules DeployByComment { get; } = BuildRules.CreateBuilder()
        .OnComment("deploy to staging", comment => comment.WithCommand("/deploy", "staging").By(CallerPattern.Role("{developers,maintainers}"))
            .StartBuild("deploy", build => build.WithEnvironmentVariable("STAGE", "staging")))
        .OnComment("deploy to production", comment => comment.WithCommand("/deploy", "production").By(CallerPattern.Role("maintainers"))
            .StartBuild("deploy", build => build.WithEnvironmentVariable("STAGE", "production")))
        .Build();
    #endregion

    #region skip markers
    public static BuildRules SkipMarkers { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.WithoutSkipMarker().StartBuild("ci"))
        .Build();
    #endregion

    #region breaking change
    public static BuildRules BreakingChange { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").WithBreakingChange().StartBuild("compatibility-suite"))
        .Build();
    #endregion

    #region no drafts
    public static BuildRules NoDrafts { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Unless(it => it.TitleContaining("[WIP]", "Draft:")).StartBuild("ci"))
        .Build();
    #endregion

    #region no bots
    public static BuildRules NoBots { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("bots", pr => pr.AuthoredBy(CallerPattern.Role("dependency-bot"), CallerPattern.User("*-bot")).Ignore())
        .OnPullRequest(pr => pr.Into("main").StartBuild("ci"))
        .Build();
    #endregion

    #region hotfix
    public static BuildRules Hotfix { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").From("hotfix/**").Opened().StartBuild("smoke-test").StartBuild("security-scan"))
        .Build();
    #endregion

    #region deploy a squash merge
    public static BuildRules DeployASquashMerge { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").ByMerge(MergeOption.Squash).StartBuild("deploy"))
        .Build();
    #endregion

    #region expensive tests
    public static BuildRules ExpensiveTests { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").Approved().StartBuild("end-to-end"))
        .Build();
    #endregion

    #region approval rules overridden
    public static BuildRules ApprovalRulesOverridden { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.RulesOverridden().StartBuild("audit", build => build.At(SourceVersionChoice.ProjectDefault)))
        .Build();
    #endregion

    #region monorepo
    public static BuildRules Monorepo { get; } = BuildRules.CreateBuilder()
        .ForRepository("shop", shop => shop
            .OnPush(push => push.ToBranch("main").Touching("cart/**", "shared/**").StartBuild("shop-cart"))
            .OnPush(push => push.ToBranch("main").Touching("checkout/**", "shared/**").StartBuild("shop-checkout"))
            .OnPush(push => push.ToBranch("main").Touching("web/**").StartBuild("shop-web")))
        .Build();
    #endregion

    #region two hundred repositories
    public static BuildRules TwoHundredRepositories { get; } = BuildRules.CreateBuilder()
        .OnPush("service", push => push.InRepository("service-*").ToBranch("main").StartBuild(it => $"{it.RepositoryName}-ci"))
        .Build();
    #endregion

    #region build then deploy
    public static BuildRules BuildThenDeploy { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").StartBuild("shop-release"))
        .OnFinishedBuild(build => build.OfProject("shop-release").Succeeded().StartBuild("shop-deploy"))
        .Build();
    #endregion

    #region one account
    public static BuildRules OneAccount { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.InAccount("111122223333").InRegion("eu-*").ToBranch("main").StartBuild("deploy-eu"))
        .Build();
    #endregion

    #region first match
    public static BuildRules FirstMatch { get; } = BuildRules.CreateBuilder()
        .FirstMatchOnly()
        .OnPush(push => push.ToBranch("main").StartBuild("release"))
        .OnPush(push => push.ToBranch("{feature,fix}/**").StartBuild("ci"))
        .OnPush("any other branch", push => push.StartBuild("quick-check"))
        .Build();
    #endregion

    #region another team
    public static BuildRules AnotherTeam { get; } = BuildRules.CreateBuilder()
        .ForRepository("{cart,checkout}-*", shop => shop
            .OnMissingFacts(MissingFactsBehavior.NoMatch)
            .OnPullRequest(pr => pr.Touching("src/**").StartBuild("shop-ci"))
            .OnTag(tag => tag.WithName("v*").StartBuild("shop-publish")))
        .OnPullRequest("everybody else", pr => pr.InRepository("**", "!{cart,checkout}-*").StartBuild("ci"))
        .Build();
    #endregion

    #region protected paths
    public static BuildRules ProtectedPaths { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Touching("infra/**").Unless(it => it.By(CallerPattern.Role("platform"))).StartBuild("infra-review"))
        .Build();
    #endregion

    #region nightly
    public static BuildRules NightlyBuild { get; } = BuildRules.CreateBuilder()
        .On<ServiceEvent>("nightly", it => it.WithSource("aws.events").WithDetailType("Scheduled Event")
            .StartBuild("nightly", build => build.At(SourceVersionChoice.ProjectDefault)))
        .Build();
    #endregion

    #region one project
    public static BuildRules OneProject { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.InRepository("service-*").StartBuild("shared-ci", build => build.FromEventRepository()))
        .Build();
    #endregion

    #region releases
    public static BuildRules Releases { get; } = BuildRules.CreateBuilder()
        .OnTag(tag => tag.Created().WithVersion().StartBuild("publish"))
        .OnTag(tag => tag.Created().WithPrereleaseVersion().StartBuild("publish-test"))
        .Build();
    #endregion

    #region identity center
    public static BuildRules IdentityCenter { get; } = BuildRules.CreateBuilder()
        .OnComment(comment => comment.Saying("/deploy")
            .By(CallerPattern.Role("AWSReservedSSO_Maintainers_*")).By(CallerPattern.Account("111122223333"))
            .StartBuild("deploy"))
        .Build();
    #endregion

    #region custom data
    public static BuildRules TriggerWithCustomData { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main").CustomDataMatching("\"stage\": *\"test\"").StartBuild("deploy-test"))
        .Build();
    #endregion

    #region tell the team
    public static BuildRules TellTheTeam { get; } = BuildRules.CreateBuilder()
        .OnFinishedBuild("broken", build => build.OfProject("payments-*").Failed().Notify("team"))
        .OnPullRequest("to review", pr => pr.Opened().Into("main").Notify("reviewers"))
        .Build();
    #endregion
}
