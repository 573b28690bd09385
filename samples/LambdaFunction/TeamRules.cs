using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace LambdaFunction;

/// <summary>
/// The rules. template.yaml is created from them: it allows the function to start their projects, to ask CodeCommit for files and commit messages, to comment on and
/// approve pull requests, and to answer commands, and sends it their events.
/// </summary>
internal static class TeamRules
{
    /// <summary>The repository whose builds the rules start, and which can contain rules of its own.</summary>
    public const string Repository = "payments-api";

    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .ForRepository(Repository, repository => repository
            .OnPullRequest("pull requests", pr => pr.Into("main", "master").Touching("**", "!docs/**")
                .StartBuild("ci-pull-request", build => build.CancelSuperseded()))
            .OnPush("trunk", push => push.ToBranch("main", "master").Touching("**", "!docs/**").WithoutSkipMarker()
                .StartBuild("ci-trunk"))
            .OnTag("releases", tag => tag.Created().WithName("v[0-9]*")
                .StartBuild("ci-release", build => build.AsBatch()))
            .OnComment("commands", comment => comment.By(CallerPattern.Role("maintainers"))
                .RunCommands("pull-request")))
        .On<BuildStateChangeEvent>("comment", build => build.OfProject("ci-*").Notify("pull-request"))
        .OnFinishedBuild("approve", build => build.OfProject("ci-*").Notify("pull-request-approval"))
        .OnFinishedBuild("broken", build => build.OfProject("ci-*").FirstFailure().Notify("team"))
        .OnFinishedBuild("still broken", build => build.OfProject("ci-*").StillFailing().Notify("team"))
        .OnFinishedBuild("fixed", build => build.OfProject("ci-*").Fixed().Notify("team"))
        .Build();
}
