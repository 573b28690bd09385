using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>What the channel for comments does if a response of CodeCommit lacks what it could contain, or if an event lacks what a comment needs.</summary>
public sealed class IncompleteResponseTests : CommentTest
{
    private static readonly RulesProblem Problem = new()
    {
        Source = new() { RepositoryName = "payments-api", Path = ".codecommit-events.json", CommitId = "0123456789012345678901234567890123456789" },
        Errors = ["rules[0] (line 1) is wrong"],
    };

    [Theory]
    [InlineData("PostCommentForPullRequest", "{}")]
    [InlineData("GetPullRequest", "{}")]
    [InlineData("GetPullRequest", """{"pullRequest":{}}""")]
    public async Task A_comment_without_an_id_or_a_pull_request_without_a_target_is_no_failure(string operation, string response)
    {
        Answer(operation, response);

        (await Channel().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"commentsForPullRequestData":[{}]}""")]
    [InlineData("""{"commentsForPullRequestData":[{"comments":[{}]}]}""")]
    [InlineData("""{"commentsForPullRequestData":[{"comments":[{"commentId":"c","content":"[//]: # (codecommit-events a b)"}]}]}""")]
    [InlineData("""{"commentsForPullRequestData":[{"comments":[{"commentId":"c","content":"[//]: # (codecommit-events a b soon running)"}]}]}""")]
    public async Task A_list_without_a_comment_of_the_channel_leads_to_a_new_comment(string response)
    {
        Answer("GetCommentsForPullRequest", response);

        (await Channel().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().Be(Comment.Id);
    }

    [Fact]
    public async Task A_reply_without_an_id_is_no_failure()
    {
        Answer("PostCommentReply", "{}");

        (await Replying().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();
    }

    [Fact]
    public async Task A_problem_of_rules_is_a_comment_only_on_a_pull_request_in_a_known_region()
    {
        var opened = FakeEvents.PullRequestCreated() with { PullRequestId = "7", RepositoryName = Git.Name };
        NotificationRequest About(ServiceEvent serviceEvent) => new() { ChannelName = "pull-request", Event = serviceEvent, RulesProblem = Problem, IdempotencyToken = new string('a', 64) };

        (await Channel().SendAsync(About(FakeEvents.ReferenceUpdated()))).MessageId.Should().BeNull();
        (await Channel().SendAsync(About(opened with { Region = "nowhere-1" }))).MessageId.Should().BeNull();
        Server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_without_a_repository_or_a_status_is_told_too()
    {
        var told = Told(BuildStatus.Failed, change: outcome => outcome with { StartTime = null, Cause = outcome.Cause! with { Repository = null } });

        (await Channel().SendAsync(told)).MessageId.Should().Be(Comment.Id);
        (await Replying().SendAsync(Told(BuildStatus.Failed, number: 2, change: outcome => outcome with { Status = null }))).MessageId.Should().NotBeNull();
    }

    private void Answer(string operation, string response) => Server.Instead = call => call.Operation == operation ? new Answer(200, response) : null;
}
