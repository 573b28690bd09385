using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>Tests of the pull requests of comments and of their builds.</summary>
public sealed class PullRequestTests
{
    private readonly FakeBuildStarter starter = new();
    private readonly BuildDispatcher dispatcher;

    public PullRequestTests() => dispatcher = new BuildDispatcher(ShopRules.Rules, starter);

    #region now
    [Fact]
    public async Task A_comment_has_the_pull_request_as_it_is_now()
    {
        var repository = new FakeRepository("shop");
        repository.Push("feature/refunds");
        var pullRequest = repository.OpenPullRequest("feature/refunds");
        var pullRequests = new FakePullRequests().Add(repository);
        var comment = pullRequest.Comment("/build");
        pullRequest.Push();

        Assert.Equal(repository.TipOf("feature/refunds"), (await pullRequests.GetPullRequestAsync(comment))?.SourceCommit);
    }
    #endregion

    #region builds
    [Fact]
    public async Task A_pull_request_has_the_builds_of_the_starter()
    {
        var pullRequests = new FakePullRequests().Add(starter);
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated());
        starter.Complete("shop-checks", BuildStatus.Failed);

        var builds = await pullRequests.GetBuildsAsync(new() { ProjectName = "shop-checks", RepositoryName = "payments-api", PullRequestId = "7" });

        Assert.Equal(BuildStatus.Failed, Assert.Single(builds!).Status);
    }
    #endregion
}
