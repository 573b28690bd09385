using CodeCommitEvents.CodeCommit.Tests;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;
using static LambdaFunction.Tests.Payloads;

namespace LambdaFunction.Tests;

/// <summary>Tests the commands that the maintainers write into comments on pull requests.</summary>
[Collection(nameof(Deployment))]
public sealed class CommandTests : IAsyncLifetime
{
    private readonly Deployment deployment = new();

    private GitRepository Git => deployment.Git;

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public async Task A_comment_of_a_maintainer_starts_a_build_and_that_of_anybody_else_does_not()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        var source = OpenPullRequest();

        (await SayAsync(Comment("/build", "developers", source))).Should().Be(NoFailures);
        (await deployment.BuiltAsync("ci-pull-request")).Should().BeEmpty();

        (await SayAsync(Comment("/build", "maintainers", source))).Should().Be(NoFailures);
        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
    }

    /// <summary>Opens a pull request into the main branch, and returns its commit.</summary>
    private string OpenPullRequest()
    {
        var main = Git.Commit("main", Write("README.md"));
        deployment.CodeCommit!.PullRequests["7"] = new(Git, "feature", "main");
        return Git.Commit("feature", [main], "feat: x", Write("src/a.cs"));
    }

    private CommentOnPullRequestCreatedEvent Comment(string text, string role, string source) =>
        FakeEvents.CommentOnPullRequestCreated(text, caller: new($"arn:aws:sts::111122223333:assumed-role/{role}/mary")) with { PullRequestId = "7", RepositoryName = Git.Name, AfterCommitId = source };

    private static Task<string> SayAsync(CommentOnPullRequestCreatedEvent said) =>
        new Instance(Deployment.Template.Handler).InvokeAsync(Queue(("1", FakeMessages.Notification(said))));
}
