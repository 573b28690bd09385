using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>A test of rules with commands in comments.</summary>
public sealed class CommandTests
{
    #region commands
    [Fact]
    public async Task A_maintainer_retests_what_failed_and_gets_an_answer()
    {
        var rules = BuildRules.CreateBuilder()
            .OnPullRequest("checks", pr => pr.StartBuild("shop-checks").StartBuild("shop-lint"))
            .OnComment("commands", comment => comment.By(CallerPattern.Role("maintainers")).RunCommands("pull-request"))
            .Build();
        var (starter, channel, repository) = (new FakeBuildStarter(), new FakeNotificationChannel(), new FakeRepository("shop"));
        var pullRequests = new FakePullRequests().Add(repository).Add(starter);
        var dispatcher = new BuildDispatcher(rules, starter, new() { PullRequests = pullRequests, PullRequestBuilds = pullRequests, Channels = { ["pull-request"] = channel } });

        repository.Push("feature/refunds");
        var pullRequest = repository.OpenPullRequest("feature/refunds");
        foreach (var change in repository.Events)
        {
            await dispatcher.DispatchAsync(change);
        }

        starter.Complete("shop-checks", BuildStatus.Failed);
        starter.Complete("shop-lint", BuildStatus.Succeeded);
        repository.Actor = new("arn:aws:sts::111122223333:assumed-role/maintainers/anna");
        await dispatcher.DispatchAsync(pullRequest.Comment("/retest"));

        Assert.Equal("1 build started", channel.Sent.Single().Answer?.Title);
    }
    #endregion
}
