using CodeCommitEvents;
using CodeCommitEvents.Events;

namespace LambdaFunction;

/// <summary>
/// The rules. template.yaml must allow the function to start their projects, to ask CodeCommit for files and commit messages, to comment on and approve pull
/// requests, and to answer commands, and must send it the events of their builds.
/// </summary>
internal static class TeamRules
{
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("pull requests", pr => pr.Into("main", "master").Touching("**", "!docs/**")
            .StartBuild("ci-pull-request", build => build.CancelSuperseded()))
        .OnPush("trunk", push => push.ToBranch("main", "master").Touching("**", "!docs/**").WithoutSkipMarker()
            .StartBuild("ci-trunk"))
        .OnTag("releases", tag => tag.Created().WithName("v[0-9]*")
            .StartBuild("ci-release", build => build.AsBatch()))
        .OnComment("commands", comment => comment.By(CallerPattern.Role(Settings.MaintainersRole))
            .RunCommands("pull-request"))
        .On<BuildStateChangeEvent>("comment", build => build.Notify("pull-request"))
        .OnFinishedBuild("approve", build => build.Notify("pull-request-approval"))
        .OnFinishedBuild("broken", build => build.OfProject("ci-*").FirstFailure().Notify("team"))
        .OnFinishedBuild("still broken", build => build.OfProject("ci-*").StillFailing().Notify("team"))
        .OnFinishedBuild("fixed", build => build.OfProject("ci-*").Fixed().Notify("team"))
        .Build();
}
