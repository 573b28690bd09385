using Amazon.CodeBuild.Model;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>
/// Tests builds in the emulator moto. Moto has no batch builds, ignores the idempotency token and does not store environment
/// variables. Tests of these features use <see cref="CodeBuildServer"/>.
/// </summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    [MotoFact]
    public async Task A_rule_starts_a_build_in_the_service()
    {
        using var client = moto.Client();
        var project = await Projects.CreateAsync(client);
        var rules = BuildRules.CreateBuilder().OnPullRequest(pr => pr.Into("main").StartBuild(project)).Build();
        var opened = new PullRequestCreatedEvent
        {
            PullRequestId = "7",
            RepositoryName = "payments-api",
            Account = "111122223333",
            Region = "us-east-1",
            Destination = GitReference.Branch("main"),
            SourceCommit = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
        };

        var dispatched = await new BuildDispatcher(rules, new CodeBuildStarter(client)).DispatchAsync(opened);

        var started = dispatched.Builds.Should().ContainSingle().Which.Started!;
        var build = (await client.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = [started.BuildId] })).Builds.Should().ContainSingle().Which;
        (build.Id, build.ProjectName, build.SourceVersion).Should().Be((started.BuildId, project, opened.SourceCommit));
        started.ConsoleUrl!.AbsoluteUri.Should().StartWith("https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/").And.Contain($"/projects/{project}/build/");
    }

    [MotoFact]
    public async Task A_missing_project_is_a_permanent_failure()
    {
        using var client = moto.Client();
        var start = () => new CodeBuildStarter(client).StartAsync(new() { ProjectName = "nobodys-project" });

        var failure = (await start.Should().ThrowAsync<BuildStartException>()).Which;

        (failure.ProjectName, failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted)
            .Should().Be(("nobodys-project", false, "ResourceNotFoundException", false));
        failure.RequestId.Should().NotBeNullOrEmpty();
    }

    [MotoFact]
    public async Task A_build_can_be_stopped_twice_and_an_unknown_build_is_ignored()
    {
        using var client = moto.Client();
        var starter = new CodeBuildStarter(client);
        var started = await starter.StartAsync(new() { ProjectName = await Projects.CreateAsync(client) });

        await starter.StopAsync(started);
        await starter.StopAsync(started);
        await starter.StopAsync(started with { BuildId = $"{started.BuildId}0" });
        await starter.StopAsync(started with { BuildId = "no id" });
    }

    [MotoFact]
    public async Task The_builds_of_a_project_are_searched()
    {
        using var client = moto.Client();
        var starter = new CodeBuildStarter(client);
        var request = new BuildRequest { ProjectName = await Projects.CreateAsync(client), IdempotencyToken = "token-1" }.WithEnvironmentVariable("TOKEN", "token-1");
        await starter.StartAsync(request);

        (await starter.FindAsync(request, DateTimeOffset.UnixEpoch)).Should().BeNull("the emulator forgets the variables of a build");
        (await starter.FindAsync(request with { ProjectName = "nobodys-project" }, DateTimeOffset.UnixEpoch)).Should().BeNull();
    }
}
