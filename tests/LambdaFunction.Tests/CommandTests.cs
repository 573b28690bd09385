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

    /// <summary>The comments that answer another one.</summary>
    private IEnumerable<StoredComment> Answers => deployment.CodeCommit!.Comments.All.Where(comment => comment.InReplyTo is not null);

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public async Task A_maintainer_starts_the_builds_of_the_pull_request_as_it_is_now_and_gets_one_answer()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        var source = OpenPullRequest();
        var said = Comment("/build", "maintainers");

        (await SayAsync(said)).Should().Be(NoFailures);
        (await SayAsync(said)).Should().Be(NoFailures, "a redelivered comment is the same command");

        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(source);
        Answers.Should().ContainSingle().Which.Content.Should().Contain("ci-pull-request");
    }

    [MotoFact]
    public async Task A_word_that_is_no_command_gets_one_short_answer()
    {
        OpenPullRequest();

        (await SayAsync(Comment("/biuld", "maintainers"))).Should().Be(NoFailures);

        Answers.Should().ContainSingle().Which.Content.Should().Contain("Did you mean").And.Contain("/build");
    }

    [MotoFact]
    public async Task A_command_of_anybody_else_starts_nothing_and_gets_no_answer()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        OpenPullRequest();

        (await SayAsync(Comment("/build", "developers"))).Should().Be(NoFailures);

        (await deployment.BuiltAsync("ci-pull-request")).Should().BeEmpty();
        Answers.Should().BeEmpty();
    }

    /// <summary>Opens a pull request into the main branch, and returns its commit.</summary>
    private string OpenPullRequest()
    {
        var main = Git.Commit("main", Write("README.md"));
        deployment.CodeCommit!.PullRequests["7"] = new(Git, "feature", "main");
        return Git.Commit("feature", [main], "feat: x", Write("src/a.cs"));
    }

    /// <summary>Writes a comment, and returns its event.</summary>
    private CommentOnPullRequestCreatedEvent Comment(string text, string role)
    {
        var author = $"arn:aws:sts::111122223333:assumed-role/{role}/mary";
        return FakeEvents.CommentOnPullRequestCreated(text, caller: new(author)) with
        {
            PullRequestId = "7",
            RepositoryName = Git.Name,
            CommentId = deployment.CodeCommit!.Comments.Add("7", author, text).Id,
        };
    }

    private static Task<string> SayAsync(CommentOnPullRequestCreatedEvent said) =>
        new Instance(Deployment.Template.Handler).InvokeAsync(Queue(("1", FakeMessages.Notification(said))));
}
