
namespace CodeCommitEvents.Tool;

/// <summary>The rules of a team with one service, a default rule for the main branch of all other repositories, and a rule that tells the team about failed builds.</summary>
internal static class DemoRules
{
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main")
            .StartBuild("payments-ci"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**")
            .StartBuild("payments-release", build => build.AsBatch()))
        .OnPush("trunk of any other repository", push => push.InRepository("*", "!payments-*").ToBranch("main", "master")
            .StartBuild("default-ci", build => build.WithEnvironmentVariable("TRUNK", "true")))
        .OnFinishedBuild("tell failures", build => build.OfProject("payments-*").Failed().Notify("team"))
        .Build();
}
