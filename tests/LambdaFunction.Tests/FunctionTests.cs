using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;
using static LambdaFunction.Tests.Payloads;

namespace LambdaFunction.Tests;

[Collection(nameof(Deployment))]
public sealed class FunctionTests : IAsyncLifetime
{
    private readonly Deployment deployment = new();

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public async Task A_batch_starts_each_build_once_and_a_failed_record_starts_its_build_on_redelivery()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        var opened = Read("pullRequestCreated.json");
        var pushed = Read("referenceUpdated.json");
        var batch = Queue(("1", opened), ("2", pushed), ("3", Read("approvalRuleTemplateCreated.json")), ("4", "hello"));
        var instance = new Instance(Deployment.Template.Handler);

        (await instance.InvokeAsync(batch)).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"2"}]}""", "the project of the rule for pushes does not exist yet");

        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        (await instance.InvokeAsync(Queue(("2", pushed)))).Should().Be("""{"batchItemFailures":[]}""");
        (await new Instance(Deployment.Template.Handler).InvokeAsync(batch)).Should().Be("""{"batchItemFailures":[]}""", "another instance shares the claims");
        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(Detail(opened).GetProperty("sourceCommit").GetString());
        (await deployment.BuiltAsync("ci-trunk")).Should().Equal(Detail(pushed).GetProperty("commitId").GetString());
    }

    [MotoFact]
    public async Task Real_captures_start_the_builds_of_the_rules()
    {
        if (Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS") is not { Length: > 0 } corpus)
        {
            return;
        }

        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var captures = Directory.EnumerateFiles(Path.Combine(corpus, "notification"), "*.json").Order(StringComparer.Ordinal).Select(file => OfRepository(File.ReadAllText(file))).ToList();

        var answer = await new Instance(Deployment.Template.Handler).InvokeAsync(Queue([.. captures.Select((capture, index) => ($"{index}", capture))]));

        answer.Should().Be("""{"batchItemFailures":[]}""");
        var started = captures.Select(WhatItStarts).ToLookup(build => build.Project, build => build.Commit, StringComparer.Ordinal);
        started.Contains("ci-pull-request").Should().BeTrue();
        started.Contains("ci-trunk").Should().BeTrue();
        (await deployment.BuiltAsync("ci-pull-request")).Should().BeEquivalentTo(started["ci-pull-request"]);
        (await deployment.BuiltAsync("ci-trunk")).Should().BeEquivalentTo(started["ci-trunk"]);
    }

    [MotoFact]
    public async Task A_failed_start_is_logged_with_its_rule_its_project_and_the_reason()
    {
        var console = Console.Out;
        using var log = new StringWriter();
        Console.SetOut(log);
        try
        {
            await new Instance(Deployment.Template.Handler).InvokeAsync(Queue(("1", Read("referenceUpdated.json"))));
        }
        finally
        {
            Console.SetOut(console);
        }

        var line = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => JsonDocument.Parse(text).RootElement).Single(line => line.GetProperty("event").GetInt32() == 2);
        (Text(line, "level"), Text(line, "Rule"), Text(line, "Project")).Should().Be(("Error", "trunk", "ci-trunk"));
        (Text(line, "Repository"), Text(line, "Reference"), Text(line, "MessageId")).Should().Be((Detail(Read("referenceUpdated.json")).GetProperty("repositoryName").GetString(), Detail(Read("referenceUpdated.json")).GetProperty("referenceFullName").GetString(), "1"));
        (Text(line, "ErrorCode"), Text(line, "IsTransient")).Should().Be(("ResourceNotFoundException", "False"));
        line.TryGetProperty("exception", out _).Should().BeFalse("the stack is logged only at the level Debug");
    }

    [MotoFact]
    public async Task The_team_is_told_once_when_a_build_fails_and_not_when_it_succeeds()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var instance = new Instance(Deployment.Template.Handler);
        await instance.InvokeAsync(Queue(("1", Read("referenceUpdated.json"))));
        var build = (await Projects.BuildsAsync(deployment.CodeBuild, "ci-trunk")).Single();
        string Ended(BuildStatus status)
        {
            var ended = FakeEvents.BuildStateChange(status) with { ProjectName = "ci-trunk", BuildArn = new(build.Arn), Account = new Arn(build.Arn).Account };
            return FakeMessages.Notification(ended with { Information = ended.Information! with { SourceVersion = "refs/heads/main" } });
        }

        var answer = await instance.InvokeAsync(Queue(("2", Ended(BuildStatus.Failed)), ("3", Ended(BuildStatus.Failed))));
        var again = await new Instance(Deployment.Template.Handler).InvokeAsync(Queue(("4", Ended(BuildStatus.Failed))));

        (answer, again).Should().Be(("""{"batchItemFailures":[]}""", """{"batchItemFailures":[]}"""));
        (await deployment.ToldAsync()).Should().ContainSingle().Which.Should().StartWith("ci-trunk #17 failed");

        await instance.InvokeAsync(Queue(("5", Ended(BuildStatus.InProgress))));
        (await deployment.ToldAsync()).Should().BeEmpty();
    }

    [MotoFact]
    public async Task The_pull_request_has_one_comment_that_follows_its_build()
    {
        var (git, server) = (deployment.Git, deployment.CodeCommit!);
        var main = git.Commit("main", Write("README.md"));
        git.Commit("feature", [main], "feat: x", Write("src/a.cs"));
        server.PullRequests["7"] = new(git, "feature", "main");
        BuildEnvironmentVariable[] cause =
        [
            new() { Name = "CODECOMMIT_REPOSITORY", Value = git.Name },
            new() { Name = "CODECOMMIT_PULL_REQUEST_ID", Value = "7" },
        ];
        var build = FakeEvents.BuildStateChange(BuildStatus.InProgress) with { ProjectName = "ci-pull-request" };
        string Told(BuildStatus status) => FakeMessages.Notification(build with
        {
            BuildStatus = status,
            Information = build.Information! with { Environment = build.Information.Environment! with { EnvironmentVariables = [.. cause] } },
        });
        var instance = new Instance(Deployment.Template.Handler);

        var started = await instance.InvokeAsync(Queue(("1", Told(BuildStatus.InProgress))));
        server.Comments.All.Should().ContainSingle().Which.Content.Should().Contain("was started");
        var ended = await instance.InvokeAsync(Queue(("2", Told(BuildStatus.Succeeded)), ("3", Told(BuildStatus.Succeeded))));

        (started, ended).Should().Be(("""{"batchItemFailures":[]}""", """{"batchItemFailures":[]}"""));
        server.Comments.All.Should().ContainSingle().Which.Content.Should().Contain("succeeded");
    }

    [MotoFact]
    public async Task A_push_of_documents_or_with_a_skip_marker_starts_no_build()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var git = deployment.Git;
        string[] commits =
        [
            git.Commit("main", Write("README.md")),
            git.Commit("main", Write("docs/a.md")),
            git.Commit("main", null, "fix: x [skip ci]", Write("src/a.cs")),
            git.Commit("main", null, "fix: y", Write("src/b.cs"), Write("docs/b.md")),
        ];
        var pushes = commits.Zip(commits.Skip(1)).Select((pair, index) => ($"{index}", FakeMessages.Notification(FakeEvents.ReferenceUpdated() with
        {
            RepositoryName = git.Name,
            Reference = GitReference.Parse("main"),
            OldCommitId = pair.First,
            CommitId = pair.Second,
        })));

        var answer = await new Instance(Deployment.Template.Handler).InvokeAsync(Queue([.. pushes]));

        answer.Should().Be("""{"batchItemFailures":[]}""");
        (await deployment.BuiltAsync("ci-trunk")).Should().Equal(commits[3]);
    }

    /// <summary>The project and the commit that a message must start, computed without the library.</summary>
    private static (string? Project, string? Commit) WhatItStarts(string message)
    {
        var detail = Detail(message);
        return Text(detail, "event") switch
        {
            "pullRequestCreated" or "pullRequestSourceBranchUpdated" => ("ci-pull-request", Text(detail, "sourceCommit")),
            "referenceCreated" or "referenceUpdated" when Text(detail, "referenceFullName") is "refs/heads/main" or "refs/heads/master" => ("ci-trunk", Text(detail, "commitId")),
            _ => default,
        };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static JsonElement Detail(string payload) => JsonDocument.Parse(payload).RootElement.GetProperty("detail");
}
