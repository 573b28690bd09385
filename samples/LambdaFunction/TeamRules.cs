using CodeCommitEvents.Rules;

namespace LambdaFunction;

/// <summary>Which event starts which build. A new project has to be in template.yaml too, which lets the function start it.</summary>
internal static class TeamRules
{
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").Opened().OrUpdated()
            .StartBuild("payments-ci", build => build.CancelSuperseded()))
        .OnComment(comment => comment.InRepository("payments-*").OnPullRequest().Saying("/build").By(Caller.Role("maintainers"))
            .StartBuild("payments-ci"))
        .OnPush(push => push.InRepository("payments-*").ToBranch("main", "release/**")
            .StartBuild("payments-release", build => build.AsBatch()))
        .OnTag(tag => tag.InRepository("payments-*").Created().WithName("v[0-9]*")
            .StartBuild("payments-publish"))
        .Build();
}
