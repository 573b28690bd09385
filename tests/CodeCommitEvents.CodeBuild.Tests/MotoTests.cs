using System.Text;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>
/// Builds in an emulator that is not ours. It knows no batch builds, ignores the token, and forgets the variables: those are
/// tested against a server of our own.
/// </summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    [MotoFact]
    public async Task A_rule_starts_a_build_that_the_service_has()
    {
        using var client = moto.Client();
        var project = await Moto.CreateProjectAsync(client);
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
    public async Task A_build_of_a_project_that_is_not_there_is_a_permanent_error()
    {
        using var client = moto.Client();
        var start = () => new CodeBuildStarter(client).StartAsync(new() { ProjectName = "nobodys-project" });

        var failure = (await start.Should().ThrowAsync<BuildStartException>()).Which;

        (failure.ProjectName, failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted)
            .Should().Be(("nobodys-project", false, "ResourceNotFoundException", false));
        failure.RequestId.Should().NotBeNullOrEmpty();
    }

    [MotoFact]
    public async Task A_build_is_stopped_and_one_that_is_unknown_is_left_alone()
    {
        using var client = moto.Client();
        var starter = new CodeBuildStarter(client);
        var started = await starter.StartAsync(new() { ProjectName = await Moto.CreateProjectAsync(client) });

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
        var request = new BuildRequest { ProjectName = await Moto.CreateProjectAsync(client), IdempotencyToken = "token-1" }.WithEnvironmentVariable("TOKEN", "token-1");
        await starter.StartAsync(request);

        (await starter.FindAsync(request, DateTimeOffset.UnixEpoch)).Should().BeNull("the emulator forgets the variables of a build");
        (await starter.FindAsync(request with { ProjectName = "nobodys-project" }, DateTimeOffset.UnixEpoch)).Should().BeNull();
    }

    [MotoTheory]
    [MemberData(nameof(Payloads))]
    public async Task A_real_payload_starts_a_build_through_the_entry_of_Lambda(string file, string way)
    {
        using var client = moto.Client();
        var project = await Moto.CreateProjectAsync(client);
        var payload = file.StartsWith('/') ? await File.ReadAllTextAsync(file) : Payload.Read(file);
        var input = Wrapped(payload, way);

        var answer = await HandleAsync(new(RulesFor(project), new CodeBuildStarter(client)), input);

        answer.Should().Be("""{"batchItemFailures":[]}""");
        (await Moto.BuildsOfAsync(client, project)).Should().Equal((project, Payload.CommitOf(payload)));
    }

    [MotoTheory]
    [InlineData("bare")]
    [InlineData("topic")]
    public async Task A_project_that_is_not_there_fails_the_call_for_good(string way)
    {
        using var client = moto.Client();
        var handle = () => HandleAsync(new(RulesFor("nobodys-project"), new CodeBuildStarter(client)), Wrapped(Payload.Read("notification/pullRequestCreated.json"), way));

        var report = (await handle.Should().ThrowAsync<DispatchException>()).Which.Report;

        var build = report.Events.Should().ContainSingle().Which.Builds.Should().ContainSingle().Which;
        build.CanBeRetried.Should().BeFalse();
        build.Failure.Should().BeOfType<BuildStartException>().Which.ErrorCode.Should().Be("ResourceNotFoundException");
    }

    /// <summary>A push, an opened pull request and a tag, in every form in which they come; and the captures, where there are some.</summary>
    public static TheoryData<string, string> Payloads()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in new[] { "referenceUpdated", "pullRequestCreated", "referenceCreated-tag" })
        {
            data.Add($"notification/{name}.json", "topic");
            data.Add($"notification/{name}.json", "queue");
            data.Add($"eventbridge/{name}.json", "bare");
        }

        data.Add("trigger/push.json", "bare");
        data.Add("trigger/tag-created.json", "bare");
        if (Payload.Captures is { } folder)
        {
            data.Add(Path.Combine(folder, "notification/create-pull-request-message.json"), "topic");
            data.Add(Path.Combine(folder, "notification/commit-to-pull-request-branch-message.json"), "queue");
            data.Add(Path.Combine(folder, "notification/commit-to-master-message.json"), "queue");
            data.Add(Path.Combine(folder, "notification/merge-to-master-message.json"), "topic");
            data.Add(Path.Combine(folder, "trigger/commit-to-master.json"), "bare");
        }

        return data;
    }

    private static BuildRules RulesFor(string project) => BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.StartBuild(project))
        .OnPush(push => push.StartBuild(project))
        .OnTag(tag => tag.Created().StartBuild(project))
        .Build();

    private static string Wrapped(string payload, string way) => way switch
    {
        "topic" => Payload.FromTopic(payload),
        "queue" => Payload.FromQueueOfTopic(payload),
        _ => payload,
    };

    private static async Task<string> HandleAsync(BuildDispatcher dispatcher, string payload)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        using var answer = new StreamReader(await dispatcher.HandleLambdaAsync(input));
        return await answer.ReadToEndAsync();
    }
}
