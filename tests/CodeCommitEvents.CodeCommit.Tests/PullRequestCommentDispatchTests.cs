using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the channel in a dispatcher, with and without dependency injection: from the pull request to the comment.</summary>
public sealed class PullRequestCommentDispatchTests : CommentTest
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.StartBuild("payments-ci"))
        .On<BuildStateChangeEvent>("builds", build => build.Notify("pull-request"))
        .Build();

    private static readonly BuildRules JsonRules = BuildRulesDocument.FromJson("""
        {
          "rules": [
            { "on": "pullRequest", "startBuild": "payments-ci" },
            { "on": "serviceEvent", "name": "builds", "withDetailType": "CodeBuild Build State Change", "notify": "pull-request" }
          ]
        }
        """);

    public static TheoryData<bool> Formats => new() { false, true };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_build_that_a_pull_request_started_is_told_on_the_pull_request(bool isJson)
    {
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(isJson ? JsonRules : Rules, starter, new() { Channels = { ["pull-request"] = Channel() } });

        await dispatcher.DispatchAsync(PullRequest(Source, Destination) with { RevisionId = "r1" });
        var events = starter.Complete("payments-ci", BuildStatus.Failed).OfType<BuildStateChangeEvent>().ToList();
        await DispatchAsync(dispatcher, events[0]);
        Comment.Content.Should().StartWith("⏳ **payments-ci was started on pull request 7**").And.Contain($"- Commit: {Source[..12]}");
        await DispatchAsync(dispatcher, events[^1]);

        Comment.Content.Should().StartWith("❌ **payments-ci #1 failed on pull request 7**");
    }

    [Fact]
    public async Task A_redelivery_to_a_process_that_knows_no_claims_makes_no_second_comment_and_no_change()
    {
        var starter = new FakeBuildStarter();
        await new BuildDispatcher(Rules, starter, new() { Channels = { ["pull-request"] = Channel() } }).DispatchAsync(PullRequest(Source, Destination));
        BuildStateChangeEvent[] events = [.. starter.Complete("payments-ci", BuildStatus.Succeeded).OfType<BuildStateChangeEvent>()];

        foreach (var delivered in new[] { events, events, [.. events.Reverse()] }.SelectMany(order => order))
        {
            await DispatchAsync(new(Rules, starter, new() { Channels = { ["pull-request"] = Channel() } }), delivered);
        }

        Comment.Content.Should().StartWith("✅");
        Changes.Where(change => change == "PostCommentForPullRequest").Should().ContainSingle();
    }

    [Fact]
    public async Task A_throttled_comment_fails_the_event_so_that_it_is_delivered_again_and_then_the_comment_is_written()
    {
        var starter = new FakeBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Channels = { ["pull-request"] = Channel() } });
        await dispatcher.DispatchAsync(PullRequest(Source, Destination));
        var ended = starter.Complete("payments-ci", BuildStatus.Failed).OfType<BuildStateChangeEvent>().Last();

        Server.Instead = static _ => FailureTests.AnswerOf("throttled");
        var report = await dispatcher.DispatchAsync(ended);
        report.Notifications.Single().Outcome.Should().Be(NotificationOutcome.Failed);
        Server.Instead = static _ => null;
        await DispatchAsync(dispatcher, ended);

        Comment.Content.Should().StartWith("❌");
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task One_line_registers_the_channel()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonCodeCommit>(Server.Client());
        services.AddSingleton<ILogger<PullRequestCommentChannel>>(new TypedLogger(Logger));
        var starter = new FakeBuildStarter();
        services.AddSingleton<IBuildStarter>(starter);
        services.AddCodeCommitEvents().AddRules(Rules).AddPullRequestComments(configure: options => options.LogLines = 0);
        await using var provider = services.BuildServiceProvider();
        var dispatcher = provider.GetRequiredService<BuildDispatcher>();
        await dispatcher.DispatchAsync(PullRequest(Source, Destination));

        await DispatchAsync(dispatcher, starter.Complete("payments-ci", BuildStatus.Succeeded).OfType<BuildStateChangeEvent>().Last());
        await DispatchAsync(dispatcher, FakeEvents.BuildStateChange(BuildStatus.Failed));

        Comment.Content.Should().StartWith("✅");
        Logger.Lines.Select(line => line.Id).Should().Equal(34);
        provider.GetService<IChangedFilesProvider>().Should().BeNull();
    }

    [Fact]
    public void Options_that_are_wrong_are_errors_where_they_are_set()
    {
        var builder = new ServiceCollection().AddCodeCommitEvents().AddRules(Rules);

        FluentActions.Invoking(() => builder.AddPullRequestComments(configure: options => options.LogLines = -1)).Should().Throw<ArgumentException>().WithMessage("LogLines must be from 0 to 1,000.*");
        FluentActions.Invoking(() => builder.AddPullRequestComments("a b")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Channel(options => options.LogLines = 1_001)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Channel(options => options.Mode = (PullRequestCommentMode)2)).Should().Throw<ArgumentException>().WithMessage("Mode must be Update or Reply.*");
        FluentActions.Invoking(() => new PullRequestCommentChannel((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new PullRequestCommentChannel((ICodeCommitClientProvider)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => PullRequestCommentsServiceCollectionExtensions.AddPullRequestComments(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task Later_changes_of_the_options_have_no_effect_and_a_notification_is_required()
    {
        var comments = new PullRequestCommentOptions();
        var channel = new PullRequestCommentChannel(Server.Client(), comments);
        comments.Mode = PullRequestCommentMode.Reply;

        await channel.SendAsync(Told(BuildStatus.Failed));

        Comment.InReplyTo.Should().BeNull();
        channel.TokenLifetime.Should().Be(TimeSpan.MaxValue);
        await FluentActions.Awaiting(() => channel.SendAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }

    private static async Task DispatchAsync(BuildDispatcher dispatcher, ServiceEvent serviceEvent) =>
        (await dispatcher.DispatchAsync(serviceEvent)).Notifications.Should().ContainSingle().Which.Failure.Should().BeNull();

    private sealed class TypedLogger(ILogger logger) : ILogger<PullRequestCommentChannel>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logger.Log(logLevel, eventId, state, exception, formatter);
    }
}
