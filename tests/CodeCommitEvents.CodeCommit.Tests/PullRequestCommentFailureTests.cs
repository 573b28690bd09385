using System.Globalization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests what happens if a comment cannot be written, or if the response of CodeCommit is lost.</summary>
public sealed class PullRequestCommentFailureTests : CommentTest
{
    [Theory]
    [MemberData(nameof(FailureTests.TransientFailures), MemberType = typeof(FailureTests))]
    public async Task A_call_that_fails_transiently_is_repeated(string failure)
    {
        var last = "";
        Server.Instead = call => call.Operation == last ? null : Failing(call);

        await Channel().SendAsync(Told(BuildStatus.InProgress));
        await Channel().SendAsync(Told(BuildStatus.Succeeded));

        Comment.Content.Should().StartWith("✅");

        Answer Failing(Call call)
        {
            last = call.Operation;
            return FailureTests.AnswerOf(failure);
        }
    }

    [Theory]
    [MemberData(nameof(FailureTests.TransientFailures), MemberType = typeof(FailureTests))]
    public async Task A_call_that_keeps_failing_is_a_transient_failure(string failure)
    {
        foreach (var operation in new[] { "GetCommentsForPullRequest", "GetPullRequest", "PostCommentForPullRequest" })
        {
            Server.Instead = call => call.Operation == operation ? FailureTests.AnswerOf(failure) : null;

            var thrown = (await FluentActions.Awaiting(() => Channel().SendAsync(Told(BuildStatus.Failed))).Should().ThrowAsync<NotificationException>()).Which;
            (thrown.IsTransient, thrown.ChannelName).Should().Be((true, "pull-request"));
            thrown.Message.Should().NotContain("s3cret");
        }

        Server.Comments.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("PostCommentForPullRequest")]
    [InlineData("UpdateComment")]
    [InlineData("PostCommentReply")]
    public async Task A_comment_whose_response_was_lost_is_not_written_twice(string operation)
    {
        var lost = 0;
        Server.LosesAnswerTo = call => call.Operation == operation && lost++ < 1;
        var channel = Replying();

        await channel.SendAsync(Told(BuildStatus.InProgress));
        await channel.SendAsync(Told(BuildStatus.Failed));

        lost.Should().BeGreaterThan(1);
        Server.Comments.All.Select(comment => comment.InReplyTo is null).Should().Equal(true, false);
    }

    [Fact]
    public async Task If_every_response_is_lost_the_failure_says_that_the_comment_may_be_written_and_the_next_attempt_finds_it()
    {
        Server.LosesAnswerTo = call => call.Operation == "PostCommentForPullRequest";
        var thrown = (await FluentActions.Awaiting(() => Channel().SendAsync(Told(BuildStatus.Failed))).Should().ThrowAsync<NotificationException>()).Which;
        (thrown.IsTransient, thrown.MayHaveBeenSent).Should().Be((true, true));

        Server.LosesAnswerTo = static _ => false;
        (await Channel().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().Be(Comment.Id);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_comment_that_somebody_deleted_is_not_posted_again(bool isSameProcess, bool isTokenForgotten)
    {
        var channel = Channel();
        await channel.SendAsync(Told(BuildStatus.InProgress));
        Comment.IsDeleted = true;
        if (isTokenForgotten)
        {
            Server.Comments.ForgetTokens();
        }

        channel = isSameProcess ? channel : Channel();
        (await channel.SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();
        await channel.SendAsync(Told(BuildStatus.Failed, 2));

        Comment.Updates.Should().Be(0);
        Logger.Lines.Select(line => (line.Id, line.Level)).Should().Equal((34, LogLevel.Information), (34, LogLevel.Information));
        Logger.Lines[0].Line.Should().Be("The comment on a pull request about payments-ci #1: FAILED in 00:02:41 was not written: somebody deleted the comment");
    }

    [Fact]
    public async Task A_comment_that_is_deleted_while_it_is_updated_is_not_posted_again()
    {
        await Channel().SendAsync(Told(BuildStatus.InProgress));
        Server.Instead = call =>
        {
            Comment.IsDeleted |= call.Operation == "UpdateComment";
            return null;
        };

        (await Channel().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();

        Comment.Updates.Should().Be(0);
        Logger.Lines.Select(line => line.Id).Should().Equal(34);
    }

    [Fact]
    public async Task A_deleted_comment_that_CodeCommit_does_not_list_is_known_by_its_token()
    {
        await Channel().SendAsync(Told(BuildStatus.InProgress));
        (Comment.IsDeleted, Comment.Token) = (true, null);

        (await Channel().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();
        (await Channel().SendAsync(Told(BuildStatus.InProgress))).MessageId.Should().BeNull();

        Comment.Updates.Should().Be(0);
        Logger.Lines.Select(line => line.Line[^28..]).Should().Equal("somebody deleted the comment", "somebody deleted the comment");
    }

    [Theory]
    [InlineData("GetCommentsForPullRequest", "PullRequestDoesNotExistException")]
    [InlineData("GetCommentsForPullRequest", "InvalidPullRequestIdException")]
    [InlineData("GetPullRequest", "PullRequestDoesNotExistException")]
    [InlineData("PostCommentForPullRequest", "RepositoryDoesNotExistException")]
    [InlineData("PostCommentForPullRequest", "RepositoryNotAssociatedWithPullRequestException")]
    [InlineData("PostCommentForPullRequest", "CommitDoesNotExistException")]
    [InlineData("PostCommentForPullRequest", "BeforeCommitIdAndAfterCommitIdAreSameException")]
    [InlineData("PostCommentForPullRequest", "CommentContentSizeLimitExceededException")]
    [InlineData("PostCommentReply", "CommentDoesNotExistException")]
    [InlineData("PostCommentReply", "CommentContentSizeLimitExceededException")]
    public async Task A_comment_that_never_can_be_written_is_a_result_and_no_failure(string operation, string code)
    {
        Server.Instead = call => call.Operation == operation ? Answer.Error(400, code) : null;

        (await Replying().SendAsync(Told(BuildStatus.Failed))).MessageId.Should().BeNull();

        Logger.Lines.Select(line => (line.Id, line.Level)).Should().Equal((34, LogLevel.Information));
        Logger.Lines[0].Line.Should().NotContain("s3cret");
        Server.Calls.Count(call => call.Operation == operation).Should().Be(1);
    }

    [Theory]
    [InlineData("GetCommentsForPullRequest", "AccessDeniedException")]
    [InlineData("PostCommentForPullRequest", "AccessDeniedException")]
    [InlineData("GetPullRequest", "EncryptionKeyAccessDeniedException")]
    public async Task A_missing_permission_is_a_failure_that_a_retry_does_not_mend(string operation, string code)
    {
        Server.Instead = call => call.Operation == operation ? Answer.Error(400, code) : null;

        var thrown = (await FluentActions.Awaiting(() => Channel().SendAsync(Told(BuildStatus.Failed))).Should().ThrowAsync<NotificationException>()).Which;

        (thrown.IsTransient, thrown.ErrorCode, thrown.MayHaveBeenSent, thrown.RequestId).Should().Be((false, code, false, "request-1"));
        thrown.Message.Should().Be($"The comment on the pull request was not written: {operation}: {code} (400).");
    }

    [Fact]
    public async Task A_closed_pull_request_gets_no_new_comment_but_its_comment_is_updated()
    {
        Server.PullRequests["8"] = new(Git, "feature", "main") { IsClosed = true };
        (await Channel().SendAsync(Told(BuildStatus.Failed, pullRequest: "8"))).MessageId.Should().BeNull();
        Server.Comments.All.Should().BeEmpty();
        Logger.Lines.Single().Line.Should().EndWith("the pull request is closed");

        await Channel().SendAsync(Told(BuildStatus.InProgress));
        Server.PullRequests["7"] = Server.PullRequests["7"] with { IsClosed = true };
        await Channel().SendAsync(Told(BuildStatus.Succeeded));
        Comment.Content.Should().StartWith("✅");
    }

    [Fact]
    public async Task A_build_without_a_pull_request_or_of_another_repository_gets_no_comment()
    {
        var channel = Channel();

        await channel.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Cause = null }));
        await channel.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Cause = new() { Branch = "main" } }));
        await channel.SendAsync(new() { ChannelName = "pull-request", Event = Push("main", null, Source) });
        Server.Calls.Should().BeEmpty();
        await channel.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Cause = outcome.Cause! with { Repository = "other" } }));
        await channel.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { BuildArn = new("arn:aws:codebuild:cn-north-1:111122223333:build/payments-ci:1") }));

        Server.Comments.All.Should().BeEmpty();
        Logger.Lines.Select(line => line.Line[(line.Line.IndexOf("written: ", StringComparison.Ordinal) + 9)..]).Should().Equal(
            "the event is not about a build of a pull request",
            "the event is not about a build of a pull request",
            "the event is not about a build of a pull request",
            "the repository of the build has no such pull request",
            "the region of the build is not a region that the SDK knows in the partition of the client");
    }

    [Theory]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{0}", "eu-west-1")]
    [InlineData("https://git-codecommit-fips.us-west-2.amazonaws.com/v1/repos/{0}", "us-west-2")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/other", "us-east-1")]
    [InlineData("https://github.com/team/{0}", "us-east-1")]
    [InlineData(null, "us-east-1")]
    public async Task A_build_in_another_region_is_commented_in_the_region_of_its_source_or_else_in_its_own(string? format, string region)
    {
        var channel = new PullRequestCommentChannel(Server.Client(), null, Options(options => options.Credentials = new Amazon.Runtime.BasicAWSCredentials("AKIDOWN", "own-secret")));
        var location = format is null ? null : string.Format(CultureInfo.InvariantCulture, format, Git.Name);
        var build = new BuildStateChangeEvent
        {
            BuildArn = new("arn:aws:codebuild:us-east-1:111122223333:build/payments-ci:1"),
            Information = new() { Source = location is null ? null : new() { Type = "CODECOMMIT", Location = location } },
        };
        var source = BuildOutcome.FromEvent(build);

        await channel.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { BuildArn = build.BuildArn, RepositoryName = source.RepositoryName, RepositoryRegion = source.RepositoryRegion }));

        Server.Calls.Select(call => call.Scope.Split(' ')[1]).Distinct(StringComparer.Ordinal).Should().Equal(region);
    }

    [Fact]
    public async Task A_canceled_call_is_canceled_and_does_not_block_the_next_one()
    {
        var channel = Channel();
        using var cancel = new CancellationTokenSource();
        Server.Instead = _ =>
        {
            cancel.Cancel();
            return Answer.Silence;
        };

        await FluentActions.Awaiting(() => channel.SendAsync(Told(BuildStatus.Failed), cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => channel.SendAsync(Told(BuildStatus.Failed), cancel.Token)).Should().ThrowAsync<OperationCanceledException>();
        Server.Instead = static _ => null;
        await channel.SendAsync(Told(BuildStatus.Failed));

        Comment.Content.Should().StartWith("❌");
    }
}
