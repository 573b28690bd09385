using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the answers to commands in comments on pull requests.</summary>
public sealed class PullRequestAnswerTests : CommentTest
{
    private const string Person = "arn:aws:iam::111122223333:user/anna";

    private IEnumerable<StoredComment> Answers => Server.Comments.All.Where(comment => comment.Author != Person);

    private StoredComment Written => Answers.Should().ContainSingle().Subject;

    [Fact]
    public async Task The_answer_is_a_reply_in_the_thread_of_the_comment_and_ends_with_the_invisible_line()
    {
        var command = Server.Comments.Add("7", Person, "/build");

        (await Channel().SendAsync(Told(command, "Started 2 builds", "payments-ci", "payments-lint: already running"))).MessageId.Should().Be(Written.Id);

        Written.InReplyTo.Should().Be(command.Id);
        Written.Content.Should().StartWith("**Started 2 builds**\n\n- payments-ci\n- payments-lint: already running\n\n[//]: # (codecommit-events ").And.EndWith(" unknown ended)");
    }

    [Fact]
    public async Task If_the_comment_is_a_reply_the_answer_is_a_reply_to_the_same_comment()
    {
        var question = Server.Comments.Add("7", Person, "Does it build?");
        var command = Server.Comments.Add("7", Person, "/build", inReplyTo: question.Id);

        await Channel().SendAsync(Told(command, "Started 1 build"));

        Written.InReplyTo.Should().Be(question.Id);
    }

    [Theory]
    [InlineData(true, "Started 1 build")]
    [InlineData(false, "Started 1 build")]
    [InlineData(true, "The build was started before")]
    [InlineData(false, "The build was started before")]
    public async Task A_command_that_is_delivered_again_is_not_answered_again(bool isTokenForgotten, string title)
    {
        var command = Server.Comments.Add("7", Person, "/build");
        var first = await Channel().SendAsync(Told(command, "Started 1 build"));
        if (isTokenForgotten)
        {
            Server.Comments.ForgetTokens();
        }

        (await Channel().SendAsync(Told(command, title))).MessageId.Should().Be(first.MessageId);

        Written.Updates.Should().Be(0);
    }

    [Fact]
    public async Task Two_processes_that_find_no_answer_post_one_answer()
    {
        var (command, other) = (Server.Comments.Add("7", Person, "/build"), Channel());
        Server.Instead = call =>
        {
            if (call.Operation == "PostCommentReply")
            {
                Server.Instead = static _ => null;
                other.SendAsync(Told(command, "Started 1 build")).GetAwaiter().GetResult();
            }

            return null;
        };

        await Channel().SendAsync(Told(command, "The build was started before"));

        Written.Content.Should().StartWith("**Started 1 build**");
    }

    [Fact]
    public async Task A_lost_response_leads_to_no_second_answer()
    {
        var command = Server.Comments.Add("7", Person, "/build");
        var lost = 0;
        Server.LosesAnswerTo = call => call.Operation == "PostCommentReply" && lost++ < 1;

        (await Channel().SendAsync(Told(command, "Started 1 build"))).MessageId.Should().Be(Written.Id);
    }

    [Fact]
    public async Task Another_command_and_an_edited_comment_have_their_own_answers()
    {
        var command = Server.Comments.Add("7", Person, "/build");
        var told = Told(command, "Started 1 build") with { IdempotencyToken = null };
        var edited = told with { Event = new CommentOnPullRequestUpdatedEvent { CommentId = command.Id, PullRequestId = "7", RepositoryName = Git.Name } };
        foreach (var notification in new[] { told, told, edited, edited, Told(command, "Started 1 build"), Told(command, "Started 1 build") with { IdempotencyToken = new string('b', 64) } })
        {
            await Channel().SendAsync(notification);
        }

        Answers.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("Unknown command /biuld. Did you mean /build? /help lists the commands.", "Unknown command `/biuld`. Did you mean `/build`? `/help` lists the commands.")]
    [InlineData("*x* [a](http://evil.example) @anna <b>", "`*x*` `[a](http://evil.example)` `@anna` `<b>`")]
    [InlineData("1. first", "`1`. first")]
    [InlineData("1) first", "`1)` first")]
    [InlineData("2 builds started", "2 builds started")]
    [InlineData("- - # > x", "`-` - # `>` x")]
    [InlineData("a `b` ``c`` \\` d", "a `` `b` `` ``` ``c`` ``` `` \\` `` d")]
    [InlineData("www. ... a", "www. `...` a")]
    [InlineData("two\nlines\u202e", "`two\\u000alines\\u202e`")]
    [InlineData("   x  y", "x  y")]
    public async Task Texts_of_strangers_stay_texts(string text, string shown)
    {
        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/why"), text, text));

        Written.Content.Should().StartWith($"**{shown}**\n\n{(text.StartsWith(' ') ? "  " : "")}- {shown}\n\n[//]");
    }

    [Fact]
    public async Task Empty_lines_are_left_out_and_an_indented_line_belongs_to_the_line_before_it()
    {
        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/why"), "The rules", "checks: not matched", "  yes a pull request", "", "    no  destination main"));

        Written.Content.Should().StartWith("**The rules**\n\n- checks: not matched\n  - yes a pull request\n  - no  destination main\n\n");
    }

    [Theory]
    [InlineData("line", 3_000)]
    [InlineData("``````", 2_000)]
    [InlineData("größer", 2_000)]
    public async Task An_answer_that_is_too_long_loses_its_last_lines_and_says_so(string word, int count)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(number => $"{word} {number}")];

        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/why"), "The rules", lines));

        Encoding.UTF8.GetByteCount(Written.Content).Should().BeInRange(10_100, 10_240);
        var shown = Written.Content.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)) - 1;
        Written.Content.Should().Contain($" {shown - 1}\n- Lines that are left out, because a comment cannot have more: {count - shown}\n").And.Contain("\n[//]: # (codecommit-events ");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("`")]
    [InlineData("\U0001f600")]
    public async Task A_title_that_is_too_long_is_shortened(string text)
    {
        var title = string.Concat(Enumerable.Repeat(text, 20_000));

        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/why"), title, "a line"));
        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/why"), $"a{title}", "a line") with { IdempotencyToken = new string('b', 64) });

        Answers.Should().HaveCount(2).And.OnlyContain(answer => answer.Content.Contains('…') && answer.Content.Contains("\n- a line\n", StringComparison.Ordinal) && !answer.Content.Contains('\ufffd'));
    }

    [Fact]
    public async Task A_command_on_a_closed_pull_request_is_answered()
    {
        Server.PullRequests["7"] = Server.PullRequests["7"] with { IsClosed = true };

        await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/build"), "The pull request is closed"));

        Written.Content.Should().StartWith("**The pull request is closed**");
    }

    [Fact]
    public async Task A_deleted_comment_is_not_answered()
    {
        var command = Server.Comments.Add("7", Person, "/build");
        command.IsDeleted = true;

        (await Channel().SendAsync(Told(command, "Started 1 build"))).MessageId.Should().BeNull();

        Answers.Should().BeEmpty();
        Logger.Lines.Should().Equal((34, LogLevel.Information, "The comment on a pull request about pull-request: commentOnPullRequestCreated payments-api pr/7 0123456789ab was not written: somebody deleted the comment"));
    }

    [Theory]
    [InlineData("PostCommentReply", "CommentDoesNotExistException")]
    [InlineData("PostCommentReply", "InvalidCommentIdException")]
    [InlineData("PostCommentReply", "CommentContentSizeLimitExceededException")]
    [InlineData("GetCommentsForPullRequest", "PullRequestDoesNotExistException")]
    [InlineData("GetCommentsForPullRequest", "RepositoryDoesNotExistException")]
    public async Task An_answer_that_never_can_be_written_is_a_result_and_no_failure(string operation, string code)
    {
        Server.Instead = call => call.Operation == operation ? Answer.Error(400, code) : null;

        (await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/build"), "Started 1 build"))).MessageId.Should().BeNull();

        Logger.Lines.Select(line => (line.Id, line.Level)).Should().Equal((34, LogLevel.Information));
    }

    [Fact]
    public async Task A_missing_permission_and_a_throttled_call_are_failures()
    {
        foreach (var (code, isTransient) in new[] { ("AccessDeniedException", false), ("ThrottlingException", true) })
        {
            Server.Instead = call => call.Operation == "PostCommentReply" ? Answer.Error(400, code) : null;

            var thrown = (await FluentActions.Awaiting(() => Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/build"), "Started"))).Should().ThrowAsync<NotificationException>()).Which;
            (thrown.IsTransient, thrown.ErrorCode).Should().Be((isTransient, code));
        }
    }

    [Fact]
    public async Task An_answer_without_a_comment_on_a_pull_request_or_in_an_unknown_region_is_not_written()
    {
        var answer = new CommandAnswer { Title = "Started" };
        var command = Server.Comments.Add("7", Person, "/build");
        foreach (var serviceEvent in new ServiceEvent[] { FakeEvents.PullRequestCreated(), FakeEvents.CommentOnCommitCreated("/build"), Said(command) with { PullRequestId = null }, Said(command) with { Region = "nowhere-1" } })
        {
            (await Channel().SendAsync(new() { ChannelName = "pull-request", Event = serviceEvent, Answer = answer })).MessageId.Should().BeNull();
        }

        Server.Calls.Should().BeEmpty();
        Logger.Lines.Select(line => line.Id).Should().Equal(34, 34, 34, 34);
    }

    [Fact]
    public async Task A_comment_without_an_answer_writes_nothing()
    {
        (await Channel().SendAsync(Told(Server.Comments.Add("7", Person, "/build"), "x") with { Answer = null })).MessageId.Should().BeNull();

        Server.Calls.Should().BeEmpty();
        Logger.Lines.Single().Line.Should().EndWith("the event is not about a build of a pull request");
    }

    [Fact]
    public async Task The_channel_knows_its_own_comments_after_its_first_one()
    {
        var channel = Channel();
        var command = Server.Comments.Add("7", Person, "/build");
        var (own, foreign) = (Said(command) with { CallerUserArn = new(CommentOperations.ArnOf("AKIDOWN")) }, Said(command) with { CallerUserArn = new(Person) });
        channel.Wrote(own).Should().BeFalse("nothing says yet who this process is");

        await channel.SendAsync(Told(command, "Started 1 build"));

        channel.Wrote(own).Should().BeTrue();
        channel.Wrote(new CommentOnPullRequestUpdatedEvent { CommentId = "c", CallerUserArn = own.CallerUserArn }).Should().BeTrue();
        channel.Wrote(foreign).Should().BeFalse();
        channel.Wrote(own with { CallerUserArn = null }).Should().BeFalse();
        FluentActions.Invoking(() => channel.Wrote(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_comment_about_a_build_also_tells_the_channel_who_it_is()
    {
        var channel = Channel();

        await channel.SendAsync(base.Told(BuildStatus.InProgress));

        channel.Wrote(new CommentOnPullRequestCreatedEvent { CommentId = "c", CallerUserArn = new(CommentOperations.ArnOf("AKIDOWN")) }).Should().BeTrue();
    }

    private CommentOnPullRequestCreatedEvent Said(StoredComment comment) => new()
    {
        CommentId = comment.Id,
        InReplyTo = comment.InReplyTo,
        PullRequestId = "7",
        RepositoryName = Git.Name,
        AfterCommitId = GoneCommit,
        CallerUserArn = new(Person),
        Thread = [new Comment { AuthorArn = new(Person), Text = comment.Content }],
    };

    private NotificationRequest Told(StoredComment command, string title, params string[] lines) => new()
    {
        ChannelName = "pull-request",
        Event = Said(command),
        Answer = new() { Title = title, Lines = [.. lines] },
        IdempotencyToken = new string('a', 64),
    };
}
