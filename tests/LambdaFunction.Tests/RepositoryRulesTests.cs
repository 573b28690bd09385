using CodeCommitEvents.CodeCommit.Tests;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;
using static LambdaFunction.Tests.Payloads;

namespace LambdaFunction.Tests;

/// <summary>Tests the rules in the repository, and what the policy of the function allows them.</summary>
[Collection(nameof(Deployment))]
public sealed class RepositoryRulesTests : IAsyncLifetime
{
    private const string Rules = ".codecommit-events.json";

    private readonly Deployment deployment = new();

    private GitRepository Git => deployment.Git;

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public async Task A_file_in_the_destination_branch_starts_its_build_and_a_file_in_the_source_branch_does_not()
    {
        await CreateProjectsAsync("ci-pull-request", "ci-lint", "ci-mine");
        Git.Commit("main", Write(Rules, FileWith("""{ "project": "ci-lint", "environmentVariables": { "STAGE": "test" } }""")));
        var source = Git.Commit("feature", [Git.Tip("main")!], "feat: x", Write("src/a.cs"), Write(Rules, FileWith("\"ci-mine\"")));

        (await OpenAsync(source)).Should().Be(NoFailures);

        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
        (await deployment.BuiltAsync("ci-lint")).Should().Equal(source);
        (await deployment.BuiltAsync("ci-mine")).Should().BeEmpty();
        deployment.CodeCommit!.Comments.All.Should().BeEmpty();
    }

    [MotoFact]
    public async Task A_broken_file_is_told_on_the_pull_request_and_the_rules_of_the_function_start_their_builds()
    {
        await CreateProjectsAsync("ci-pull-request", "ci-lint");
        Git.Commit("main", Write(Rules, "{ \"rules\": [\n  { \"on\": \"pullRequest\", \"intoo\": \"main\", \"startBuild\": \"ci-lint\" } ] }"));
        var source = Git.Commit("feature", [Git.Tip("main")!], "feat: x", Write("src/a.cs"));

        (await OpenAsync(source)).Should().Be(NoFailures);

        deployment.CodeCommit!.Comments.All.Should().ContainSingle().Which.Content.Should().Contain("rules[0].intoo (line 2) is an unknown key; did you mean into?");
        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
        (await deployment.BuiltAsync("ci-lint")).Should().BeEmpty();
    }

    [MotoTheory]
    [InlineData("\"payments-deploy\"", "rules[0].startBuild", "payments-deploy")]
    [InlineData("\"ci-release\"", "rules[0].startBuild", "ci-release")]
    [InlineData("""{ "project": "ci-lint", "environmentVariables": { "PATH": "/tmp" } }""", "rules[0].startBuild.environmentVariables", "PATH")]
    [InlineData("""{ "project": "ci-lint", "buildspec": "mine.yml" }""", "rules[0].startBuild.buildspec", "mine.yml")]
    [InlineData("\"ci-lint\", \"notify\": \"pull-request-approval\"", "rules[0].notify", "pull-request-approval")]
    public async Task What_the_policy_does_not_allow_is_told_on_the_pull_request_and_starts_no_build(string build, string path, string refused)
    {
        await CreateProjectsAsync("ci-pull-request", "ci-lint", "ci-release", "payments-deploy");
        Git.Commit("main", Write(Rules, FileWith(build)));
        var source = Git.Commit("feature", [Git.Tip("main")!], "feat: x", Write("src/a.cs"));

        (await OpenAsync(source)).Should().Be(NoFailures);

        deployment.CodeCommit!.Comments.All.Should().ContainSingle().Which.Content.Should().Contain(path).And.Contain(refused).And.Contain("policy");
        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
        foreach (var project in new[] { "ci-lint", "ci-release", "payments-deploy" })
        {
            (await deployment.BuiltAsync(project)).Should().BeEmpty();
        }
    }

    [MotoFact]
    public async Task A_repository_of_the_same_name_in_another_account_has_no_rules_of_its_own()
    {
        await CreateProjectsAsync("ci-pull-request", "ci-lint");
        Git.Commit("main", Write(Rules, FileWith("\"ci-lint\"")));
        var source = Git.Commit("feature", [Git.Tip("main")!], "feat: x", Write("src/a.cs"));

        (await OpenAsync(source, opened => opened with { Account = "999999999999" })).Should().Be(NoFailures);

        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
        (await deployment.BuiltAsync("ci-lint")).Should().BeEmpty();
    }

    private static string FileWith(string build) => $$"""{ "rules": [ { "name": "mine", "on": "pullRequest", "into": "main", "startBuild": {{build}} } ] }""";

    private async Task CreateProjectsAsync(params string[] projects)
    {
        foreach (var project in projects)
        {
            await Projects.CreateAsync(deployment.CodeBuild, project);
        }
    }

    /// <summary>Opens a pull request into the main branch, and returns the answer of the function.</summary>
    private Task<string> OpenAsync(string source, Func<PullRequestCreatedEvent, PullRequestCreatedEvent>? change = null)
    {
        deployment.CodeCommit!.PullRequests["7"] = new(Git, "feature", "main");
        var opened = FakeEvents.PullRequestCreated() with
        {
            PullRequestId = "7",
            RepositoryName = Git.Name,
            Source = GitReference.Branch("feature"),
            SourceCommit = source,
            Destination = GitReference.Branch("main"),
            DestinationCommit = Git.Tip("main"),
            ChangedFiles = null,
        };
        return new Instance(Deployment.Template.Handler).InvokeAsync(Queue(("1", FakeMessages.Notification(change is null ? opened : change(opened)))));
    }
}
