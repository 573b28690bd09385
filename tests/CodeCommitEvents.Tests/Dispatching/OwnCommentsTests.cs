using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests that rules on comments ignore the comments of this library.</summary>
public sealed class OwnCommentsTests
{
    private const string Marker = $"{LibraryComment.Prefix}c1 e2 unknown ended{LibraryComment.Suffix}";

    public static TheoryData<string, string, bool> Texts => new()
    {
        { "a comment with the marker", $"**payments-ci** failed\n\n{Marker}", false },
        { "a marker with white space after it", $"done\n{Marker}\n \n", false },
        { "a marker alone", Marker, false },
        { "a marker that somebody quotes", $"{Marker}\n\nWhat is this line?", true },
        { "a part of a marker", $"done\n{LibraryComment.Prefix}", true },
        { "a marker that does not start its line", $"done {Marker}", true },
        { "a comment of a person", "done", true },
        { "an empty comment", "", true },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_comment_that_ends_with_the_line_of_this_library_matches_no_rule_on_comments(string what, string text, bool isMatch)
    {
        var rules = Given.Rules(all => all
            .OnComment("builds", comment => comment.StartBuild("ci"))
            .OnComment("tells", comment => comment.Notify("team"))
            .On<CodeCommitEvent>("any", any => any.StartBuild("any"))
            .On<CodeCommitEvent>("audit", any => any.Notify("audit")));

        var decision = rules.Evaluate(Given.Comment(text));

        decision.Builds.Select(build => build.ProjectName).Should().Equal(isMatch ? ["ci", "any"] : [], what);
        decision.Notifications.Select(notification => notification.ChannelName).Should().Equal(isMatch ? ["team", "audit"] : ["audit"], "a rule on any event only tells about it");
    }

    [Fact]
    public void The_explanation_says_that_this_library_wrote_the_comment() =>
        Given.Rules(all => all.OnComment("builds", comment => comment.StartBuild("ci"))).Evaluate(Given.Comment($"x\n{Marker}")).Explanation.ToString()
            .Should().Be("builds: expected a comment that this library did not write, found a comment of this library");

    public static TheoryData<string, string?, string?, bool> Callers => new()
    {
        { "the role session of the function", "arn:aws:sts::111122223333:assumed-role/ci-role-x1/build-trigger", "build-trigger", false },
        { "a session of another function", "arn:aws:sts::111122223333:assumed-role/ci-role-x1/other", "build-trigger", true },
        { "a user with the name of the function", "arn:aws:iam::111122223333:user/build-trigger", "build-trigger", true },
        { "a person, outside of Lambda", "arn:aws:sts::111122223333:assumed-role/maintainers/mary", null, true },
        { "a session without a name, outside of Lambda", "arn:aws:sts::111122223333:assumed-role/maintainers/", "", true },
        { "an unknown caller", null, "build-trigger", true },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public void On_Lambda_the_session_with_the_name_of_the_function_is_this_process(string what, string? caller, string? functionName, bool isMatch)
    {
        var own = new OwnComments(isOn: true, [], functionName, NullLogger.Instance);
        var comment = Given.Comment() with { CallerUserArn = caller is null ? null : new Arn(caller) };

        Given.Rules(all => all.OnComment(on => on.StartBuild("ci"))).Starts(comment, own.FactsOf(comment)).Should().Be(isMatch, what);
    }

    [Fact]
    public async Task A_channel_recognizes_its_comment_without_the_text()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Channels = { ["other"] = new Writer(_ => false), ["pull-request"] = new Writer(comment => comment.CommentId == "own") } });

        await dispatcher.DispatchAsync(Given.Comment() with { CommentId = "own" });
        await dispatcher.DispatchAsync(Given.Comment() with { CommentId = "mary's" });

        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_channel_that_cannot_say_whether_it_wrote_a_comment_does_not_change_the_result()
    {
        var (starter, logger) = (new RecordingBuildStarter(), new RecordingLogger());
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Logger = logger, Channels = { ["pull-request"] = new Writer(_ => throw new InvalidOperationException("x")) } });

        (await dispatcher.DispatchAsync(Given.Comment())).HasFailures.Should().BeFalse();

        starter.Requests.Should().ContainSingle();
        logger.Lines.Should().Contain(line => line.Id == 47);
    }

    [Fact]
    public async Task Own_comments_can_be_used()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter, new() { IgnoreOwnComments = false, Channels = { ["pull-request"] = new Writer(_ => true) } });

        await dispatcher.DispatchAsync(Given.Comment($"x\n{Marker}"));

        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Channels_are_asked_only_about_comments()
    {
        var dispatcher = new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Channels = { ["pull-request"] = new Writer(_ => throw new InvalidOperationException("asked")) } });

        await dispatcher.DispatchAsync(Given.Push("refs/heads/main"));
    }

    private static BuildRules Rules { get; } = Given.Rules(all => all.OnComment(comment => comment.StartBuild("ci")));

    private sealed class Writer(Func<CommentEvent, bool> wrote) : INotificationChannel
    {
        public bool Wrote(CommentEvent comment) => wrote(comment);

        public Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default) => Task.FromResult(new SentNotification());
    }
}
