using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the mode in which the end of each build is a reply.</summary>
public sealed class PullRequestCommentReplyTests : CommentTest
{
    private IEnumerable<(bool IsReply, string Title)> Titles => Server.Comments.All.Select(comment => (comment.InReplyTo == Server.Comments.All[0].Id, comment.Content.Split("**")[1]));

    [Fact]
    public async Task The_comment_shows_the_newest_build_and_each_end_is_a_reply()
    {
        var channel = Replying();

        await channel.SendAsync(Told(BuildStatus.InProgress));
        var failed = await channel.SendAsync(Told(BuildStatus.Failed));
        await channel.SendAsync(Told(BuildStatus.InProgress, 2));
        await channel.SendAsync(Told(BuildStatus.Succeeded, 2));

        Titles.Should().Equal(
            (false, "payments-ci #2 succeeded on pull request 7"), (true, "payments-ci #1 failed on pull request 7"), (true, "payments-ci #2 succeeded on pull request 7"));
        failed.MessageId.Should().Be(Server.Comments.All[1].Id);
    }

    [Fact]
    public async Task The_comment_is_short_and_the_reply_has_the_failed_tests_and_the_log()
    {
        await Replying().SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Details = Details(["npm ERR!"], "adds") }));

        Server.Comments.All[0].Content.Should().NotContain("npm ERR!");
        Server.Comments.All[1].Content.Should().Contain("npm ERR!").And.Contain("\n- Failed tests:\n  - `adds`\n");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_notification_that_is_sent_again_makes_no_second_reply(bool isTokenForgotten)
    {
        await Replying().SendAsync(Told(BuildStatus.Failed));
        if (isTokenForgotten)
        {
            Server.Comments.ForgetTokens();
        }

        var again = await Replying().SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Details = Details(["other log"]) }));

        Server.Comments.All.Should().HaveCount(2);
        again.MessageId.Should().Be(Server.Comments.All[1].Id);
    }

    [Fact]
    public async Task A_late_event_of_an_older_build_is_a_reply_that_does_not_change_the_comment()
    {
        await Replying().SendAsync(Told(BuildStatus.Succeeded, 2));
        await Replying().SendAsync(Told(BuildStatus.Failed, 1));

        Titles.Should().Equal(
            (false, "payments-ci #2 succeeded on pull request 7"), (true, "payments-ci #2 succeeded on pull request 7"), (true, "payments-ci #1 failed on pull request 7"));
    }

    [Fact]
    public async Task Two_processes_that_find_no_reply_post_one_reply()
    {
        var other = Replying();
        Server.Instead = call =>
        {
            if (call.Operation == "PostCommentReply")
            {
                Server.Instead = static _ => null;
                other.SendAsync(Told(BuildStatus.Failed, change: outcome => outcome with { Details = Details(["other log"]) })).GetAwaiter().GetResult();
            }

            return null;
        };

        await Replying().SendAsync(Told(BuildStatus.Failed));

        Titles.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_deleted_comment_gets_no_reply_and_a_deleted_reply_is_not_posted_again()
    {
        await Replying().SendAsync(Told(BuildStatus.Failed));
        Server.Comments.All[1].IsDeleted = true;
        Server.Comments.ForgetTokens();
        await Replying().SendAsync(Told(BuildStatus.Failed));
        Server.Comments.All.Should().HaveCount(2);

        Server.Comments.All[0].IsDeleted = true;
        await Replying().SendAsync(Told(BuildStatus.Failed, 2));
        Server.Comments.All.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_comment_of_somebody_else_with_the_same_content_gets_no_reply()
    {
        await Replying().SendAsync(Told(BuildStatus.Failed));
        var (content, token) = (Server.Comments.All[0].Content, Server.Comments.All[0].Token);
        Server.Comments.Clear();
        var stranger = Server.Comments.Add("7", CommentOperations.ArnOf("AKIDSTRANGER"), content, token);

        await Replying().SendAsync(Told(BuildStatus.Failed));

        Server.Comments.All.Should().NotContain(comment => comment.InReplyTo == stranger.Id).And.HaveCount(3);
    }
}
