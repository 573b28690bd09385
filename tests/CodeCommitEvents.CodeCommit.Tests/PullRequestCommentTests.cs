using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests which comments are on a pull request after events of builds.</summary>
public sealed class PullRequestCommentTests : CommentTest
{
    [Fact]
    public async Task The_start_of_a_build_posts_a_comment_and_its_end_updates_it()
    {
        var channel = Channel();

        var started = await channel.SendAsync(Told(BuildStatus.InProgress));
        Comment.Content.Should().StartWith("⏳ **payments-ci was started on pull request 7**\n");
        var ended = await channel.SendAsync(Told(BuildStatus.Failed));

        Comment.Content.Should().StartWith("❌ **payments-ci #1 failed on pull request 7**\n").And.NotContain("started");
        (started.MessageId, ended.MessageId).Should().Be((Comment.Id, Comment.Id));
        Changes.Should().Equal("PostCommentForPullRequest", "UpdateComment");
    }

    [Fact]
    public async Task A_comment_is_on_the_changes_from_the_tip_of_the_destination_to_the_tip_of_the_source()
    {
        var destination = Git.Commit("main", Write("docs/a.md"));

        await Channel().SendAsync(Told(BuildStatus.InProgress));

        (Comment.Before, Comment.After).Should().Be((destination, Source));
    }

    [Fact]
    public async Task A_build_whose_start_was_not_told_gets_its_comment_at_the_end()
    {
        await Channel().SendAsync(Told(BuildStatus.Succeeded));

        Comment.Content.Should().StartWith("✅ **payments-ci #1 succeeded on pull request 7**\n");
    }

    [Fact]
    public async Task A_notification_that_is_sent_again_changes_nothing()
    {
        foreach (var channel in new[] { Channel(), Channel() })
        {
            await channel.SendAsync(Told(BuildStatus.Failed));
            await channel.SendAsync(Told(BuildStatus.Failed));
        }

        Changes.Should().Equal("PostCommentForPullRequest");
        Comment.Updates.Should().Be(0);
    }

    [Fact]
    public async Task A_push_updates_the_comment_of_the_revision_before_it()
    {
        await Channel().SendAsync(Told(BuildStatus.Failed));
        Git.Commit("feature", Write("src/b.cs"));
        await Channel().SendAsync(Told(BuildStatus.InProgress, 2));

        Comment.Content.Should().StartWith("⏳ **payments-ci was started");
    }

    [Fact]
    public async Task Each_project_and_each_pull_request_has_a_comment_of_its_own()
    {
        Server.PullRequests["8"] = new(Git, "feature", "main");
        var channel = Channel();

        await channel.SendAsync(Told(BuildStatus.Failed));
        await channel.SendAsync(Told(BuildStatus.Failed, project: "payments-lint"));
        await channel.SendAsync(Told(BuildStatus.Failed, pullRequest: "8"));
        await channel.SendAsync(Told(BuildStatus.Succeeded, 2, project: "payments-lint"));

        Server.Comments.All.Select(comment => (comment.PullRequestId, comment.Content.Split("**")[1])).Should().Equal(
            ("7", "payments-ci #1 failed on pull request 7"), ("7", "payments-lint #2 succeeded on pull request 7"), ("8", "payments-ci #1 failed on pull request 8"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_event_of_an_older_build_does_not_replace_what_is_shown_about_a_newer_build(bool isSameProcess)
    {
        var channel = Channel();
        await channel.SendAsync(Told(BuildStatus.Succeeded, 2));
        var shown = Comment.Content;

        var sent = await (isSameProcess ? channel : Channel()).SendAsync(Told(BuildStatus.Failed, 1));

        Comment.Content.Should().Be(shown);
        sent.MessageId.Should().Be(Comment.Id);
        Logger.Lines.Should().Equal((34, LogLevel.Information,
            "The comment on a pull request about payments-ci #1: FAILED in 00:02:41 was not written: the comment shows a newer build, or the end of this build"));
    }

    [Fact]
    public async Task The_start_of_a_build_that_arrives_after_its_end_changes_nothing()
    {
        var channel = Channel();
        await channel.SendAsync(Told(BuildStatus.Succeeded));
        await channel.SendAsync(Told(BuildStatus.InProgress));

        Comment.Content.Should().StartWith("✅");
        Changes.Should().Equal("PostCommentForPullRequest");
    }

    [Fact]
    public async Task In_every_order_of_the_events_the_comment_shows_the_end_of_the_newest_build()
    {
        NotificationRequest[] all = [.. from number in Enumerable.Range(1, 3) from status in new[] { BuildStatus.InProgress, number == 2 ? BuildStatus.Stopped : BuildStatus.Failed } select Told(status, number)];
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            NotificationRequest[] events = [.. all, .. all.Where(_ => random.Next(2) == 0)];
            random.Shuffle(events);
            var pullRequest = $"{100 + seed}";
            Server.PullRequests[pullRequest] = new(Git, "feature", "main");
            var warm = Channel();

            foreach (var told in events)
            {
                var outcome = told.Outcome!;
                await (random.Next(2) == 0 ? warm : Channel()).SendAsync(told with { Outcome = outcome with { Cause = outcome.Cause! with { PullRequestId = pullRequest } } });
            }

            Server.Comments.All.Where(comment => comment.PullRequestId == pullRequest).Should().ContainSingle("of seed {0}", seed)
                .Which.Content.Should().Contain($"**payments-ci #3 failed on pull request {pullRequest}**", "of seed {0}", seed);
        }
    }

    [Fact]
    public async Task Notifications_at_the_same_time_make_one_comment_in_one_process_and_in_several()
    {
        var one = Channel();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(number => (number % 2 == 0 ? one : Channel()).SendAsync(Told(BuildStatus.Failed, number))));

        Server.Comments.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Two_processes_that_find_no_comment_post_one_comment_which_then_shows_the_newer_build()
    {
        // The other process posts between the list and the call of this process.
        var other = Channel();
        Server.Instead = call =>
        {
            if (call.Operation == "PostCommentForPullRequest")
            {
                Server.Instead = static _ => null;
                other.SendAsync(Told(BuildStatus.InProgress)).GetAwaiter().GetResult();
            }

            return null;
        };

        await Channel().SendAsync(Told(BuildStatus.Failed));

        Comment.Content.Should().StartWith("❌");
        Changes.Should().Equal("PostCommentForPullRequest", "PostCommentForPullRequest", "UpdateComment");
    }

    [Fact]
    public async Task A_comment_is_found_on_a_later_page_and_after_its_token_was_forgotten()
    {
        for (var number = 0; number < 5; number++)
        {
            Server.Comments.Add("7", CommentOperations.ArnOf("AKIDREVIEWER"), "Looks good.");
        }

        Server.Comments.PageSize = 2;
        await Channel().SendAsync(Told(BuildStatus.InProgress));
        Server.Comments.ForgetTokens();
        await Channel().SendAsync(Told(BuildStatus.Failed));

        Server.Comments.All.Should().HaveCount(6);
        Server.Comments.All[5].Content.Should().StartWith("❌");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_comment_of_somebody_else_with_the_same_marker_is_neither_updated_nor_believed(bool hasSameToken)
    {
        await Channel().SendAsync(Told(BuildStatus.Succeeded, 99));
        var (content, token) = (Comment.Content, Comment.Token);
        Server.PullRequests["8"] = new(Git, "feature", "main");
        var copied = content.Replace(token!, await TokenOfAsync("8"), StringComparison.Ordinal);
        var stranger = Server.Comments.Add("8", CommentOperations.ArnOf("AKIDSTRANGER"), copied, hasSameToken ? await TokenOfAsync("8") : null);

        await Channel().SendAsync(Told(BuildStatus.Failed, 1, pullRequest: "8"));
        await Channel().SendAsync(Told(BuildStatus.Succeeded, 2, pullRequest: "8"));

        stranger.Content.Should().Be(copied);
        Server.Comments.All.Where(comment => comment.PullRequestId == "8" && comment.Author == CommentOperations.ArnOf("AKIDOWN")).Should().ContainSingle()
            .Which.Content.Should().StartWith("✅ **payments-ci #2 succeeded");
    }

    [Fact]
    public async Task Processes_with_different_identities_have_a_comment_each()
    {
        await Channel(accessKey: "AKIDONE").SendAsync(Told(BuildStatus.InProgress));
        await Channel(accessKey: "AKIDTWO").SendAsync(Told(BuildStatus.Failed));
        await Channel(accessKey: "AKIDTWO").SendAsync(Told(BuildStatus.Succeeded, 2));

        Server.Comments.All.Select(comment => (comment.Author[^7..], comment.Content[..1])).Should().Equal(("AKIDONE", "⏳"), ("AKIDTWO", "✅"));
    }

    /// <summary>Returns the token of the comment of payments-ci on a pull request, as a stranger could compute it.</summary>
    private async Task<string> TokenOfAsync(string pullRequest)
    {
        await using var server = new CodeCommitServer(Git) { PullRequests = { [pullRequest] = new(Git, "feature", "main") } };
        await new PullRequestCommentChannel(server.Client()).SendAsync(Told(BuildStatus.Failed, pullRequest: pullRequest));
        return server.Comments.All[0].Token!;
    }
}
