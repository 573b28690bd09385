using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents.Sns.Tests;

public sealed class SnsNotificationChannelTests(Moto moto) : IClassFixture<Moto>
{
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:builds";

    public static TheoryData<SnsMessageFormat> Formats => [SnsMessageFormat.Text, SnsMessageFormat.Json, SnsMessageFormat.Chat];

    [Fact]
    public async Task People_get_a_subject_and_a_text()
    {
        await using var server = new SnsServer();

        var sent = await Channel(server).SendAsync(Failed());

        var message = server.Messages.Should().ContainSingle().Which;
        sent.MessageId.Should().Be("message-1");
        message["Subject"].Should().Be("payments-ci #7 failed on pull request 99");
        message["Message"].Should().StartWith("payments-ci #7 failed on pull request 99\nReason: BUILD: COMMAND_EXECUTION_ERROR: ").And.Contain("\nBuild: https://").And.Contain("\nPull request: https://");
    }

    [Fact]
    public async Task Programs_get_JSON_and_attributes_to_filter_on()
    {
        await using var server = new SnsServer();

        await Channel(server, SnsMessageFormat.Json).SendAsync(Failed() with { RuleName = "broken" });

        var message = server.Messages.Should().ContainSingle().Which;
        var json = JsonDocument.Parse(message["Message"]).RootElement;
        new[] { "rule", "project", "status", "trigger" }.Select(name => json.GetProperty(name).GetString()).Should().Equal("broken", "payments-ci", "FAILED", "pr/99");
        json.GetProperty("url").GetString().Should().StartWith("https://");
        message.Where(pair => pair.Key.EndsWith(".Name", StringComparison.Ordinal)).Select(pair => pair.Value)
            .Should().BeEquivalentTo("channel", "rule", "event", "repository", "trigger", "project", "status", "buildId");
        message.Should().NotContainKey("Subject");
    }

    [Fact]
    public async Task A_chat_gets_a_custom_notification_whose_thread_is_the_pull_request()
    {
        await using var server = new SnsServer();
        var channel = Channel(server, SnsMessageFormat.Chat);

        await channel.SendAsync(Failed());
        await channel.SendAsync(Failed(status: BuildStatus.Succeeded));

        var cards = server.Messages.Select(message => JsonDocument.Parse(message["Message"]).RootElement).ToList();
        cards.Select(card => card.GetProperty("version").GetString() + card.GetProperty("source").GetString()).Should().Equal("1.0custom", "1.0custom");
        cards[0].GetProperty("content").GetProperty("textType").GetString().Should().Be("client-markdown");
        cards[0].GetProperty("content").GetProperty("title").GetString().Should().Be(":x: payments-ci #\u20607 failed on pull request 99");
        cards[1].GetProperty("content").GetProperty("title").GetString().Should().StartWith(":white_check_mark: ");
        cards.Select(card => card.GetProperty("metadata").GetProperty("threadId").GetString()).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        cards[0].GetProperty("content").EnumerateObject().Select(property => property.Name).Should().BeSubsetOf(["textType", "title", "description", "nextSteps", "keywords"]);
        cards[0].GetProperty("metadata").EnumerateObject().Select(property => property.Name).Should().BeSubsetOf(["threadId", "summary", "eventType", "relatedResources", "additionalContext"]);
    }

    [Theory]
    [InlineData("STOPPED", true, "payments-ci #\u20607 was replaced by a newer build on pull request 99")]
    [InlineData("STOPPED", false, ":x: payments-ci #\u20607 was stopped on pull request 99")]
    [InlineData("TIMED_OUT", null, ":x: payments-ci #\u20607 timed out on pull request 99")]
    [InlineData("FAULT", null, ":x: payments-ci #\u20607 had a fault on pull request 99")]
    [InlineData("SKIPPED", null, ":x: payments-ci #\u20607 ended with SKIPPED on pull request 99")]
    [InlineData("IN_PROGRESS", null, "payments-ci #\u20607 was started on pull request 99")]
    public async Task The_title_says_what_became_of_the_build(string status, bool? isSuperseded, string title)
    {
        await using var server = new SnsServer();
        var request = Failed();
        var outcome = request.Outcome! with { Status = new BuildStatus(status), IsFinal = status != "IN_PROGRESS", IsSuperseded = isSuperseded };

        await Channel(server, SnsMessageFormat.Chat).SendAsync(request with { Outcome = outcome });

        JsonDocument.Parse(server.Messages[0]["Message"]).RootElement.GetProperty("content").GetProperty("title").GetString().Should().Be(title);
    }

    [Fact]
    public async Task A_subject_is_printable_ASCII_and_an_attribute_has_no_control_characters()
    {
        await using var server = new SnsServer();
        var pushed = new NotificationRequest { ChannelName = "team", RuleName = "a\nb", Event = FakeEvents.ReferenceUpdated() with { RepositoryName = "shop", Reference = GitReference.Parse("refs/heads/é") } };

        await Channel(server).SendAsync(pushed);
        await Channel(server, SnsMessageFormat.Json).SendAsync(pushed);

        server.Messages[0]["Subject"].Should().Be("referenceUpdated shop branch/?");
        server.Messages[1].Values.Should().Contain("a?b");
    }

    [Theory]
    [InlineData("FAILED", "FAILED", "still fails")]
    [InlineData("FAILED", "SUCCEEDED", "failed")]
    [InlineData("SUCCEEDED", "FAILED", "is fixed")]
    public async Task The_title_says_whether_the_build_before_failed_too(string status, string previous, string words)
    {
        await using var server = new SnsServer();
        var request = Failed();
        var outcome = (request.Outcome! with { Status = new BuildStatus(status) }).WithHistory(new() { PreviousBuild = new() { BuildArn = request.Outcome!.BuildArn, Status = new(previous) } });

        await Channel(server).SendAsync(request with { Outcome = outcome });

        server.Messages[0]["Subject"].Should().Be($"payments-ci #7 {words} on pull request 99");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_event_is_accepted(SnsMessageFormat format)
    {
        await using var server = new SnsServer();
        var channel = Channel(server, format);
        var repository = new FakeRepository("payments-api");
        repository.Push("main");
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");
        pullRequest.Comment("/build");
        pullRequest.Merge();
        ServiceEvent[] events = [.. repository.Events, FakeEvents.BuildStateChange(), new PlainTextMessage { Text = "hi" }, new UnreadableMessage { Text = "{", Layer = "x", JsonPath = "", Reason = "r" }];

        foreach (var serviceEvent in events)
        {
            await channel.SendAsync(new() { ChannelName = "team", Event = serviceEvent });
        }

        server.Messages.Should().HaveCount(events.Length).And.HaveCountGreaterThan(6);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Texts_of_strangers_cannot_forge_a_line_a_link_or_a_mention(SnsMessageFormat format)
    {
        await using var server = new SnsServer();
        var opened = FakeEvents.PullRequestCreated() with { Title = "x\nBuild: https://evil.example <!channel> @here R&D *b* [a](https://evil.example) `c` \u202e\0 é", RepositoryName = "shop" };

        await Channel(server, format).SendAsync(new() { ChannelName = "team", Event = opened });

        var message = server.Messages[0]["Message"];
        message.Should().NotContain("\nBuild: https://evil").And.NotContain("\u202e").And.NotContain("\0");
        if (format == SnsMessageFormat.Chat)
        {
            var description = JsonDocument.Parse(message).RootElement.GetProperty("content").GetProperty("description").GetString();
            description.Should().NotContain("<!").And.NotContain("@here").And.NotContain("](").And.NotContain("*b*").And.NotContain("https://evil.example");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_message_fits_into_the_size_of_the_topic(SnsMessageFormat format)
    {
        await using var server = new SnsServer(maximumSize: 8_192);
        var failed = Failed(pullRequest: new string('9', 300));
        failed = failed with
        {
            IdempotencyToken = new string('a', 64),
            RuleName = string.Concat(Enumerable.Repeat("😀", 200)),
            Outcome = failed.Outcome!.WithDetails(new() { LogTail = [.. Enumerable.Repeat(string.Concat(Enumerable.Repeat("\"😀@", 100)), 100)] }),
        };

        await Channel(server, format, size: 8_192).SendAsync(failed);

        server.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Failed_tests_and_the_end_of_the_log_are_shown()
    {
        await using var server = new SnsServer();
        var failed = Failed();
        failed = failed with
        {
            Outcome = failed.Outcome!.WithDetails(new()
            {
                LogTail = ["npm ERR! 1", "npm ERR!\u001b[31m 2"],
                Reports = [new() { ReportArn = new("arn:aws:codebuild:eu-central-1:111122223333:report/r:1"), FailedTests = [new() { Name = "adds" }, new() { Name = "removes" }], HasMoreFailedTests = true }],
            }),
        };

        await Channel(server).SendAsync(failed);

        server.Messages[0]["Message"].Should().Contain("\nFailed tests: adds, removes and more\n").And.EndWith("\n\nnpm ERR! 1\nnpm ERR!\\u001b[31m 2");
        Channel(server, SnsMessageFormat.Chat).DetailKinds.Should().Be(BuildDetailKinds.FailedTests);
    }

    [Fact]
    public async Task A_FIFO_topic_gets_a_group_for_each_thread_and_the_token()
    {
        await using var server = new SnsServer();
        var channel = new SnsNotificationChannel(server.Client(), new() { TopicArn = $"{Topic}.fifo" });

        await channel.SendAsync(Failed() with { IdempotencyToken = "t1" });
        await channel.SendAsync(Failed(pullRequest: "100") with { IdempotencyToken = "t2" });
        await channel.SendAsync(new() { ChannelName = "team", Event = new PlainTextMessage { Text = "hi" }, IdempotencyToken = "t3" });

        server.Messages.Select(message => message["MessageDeduplicationId"]).Should().Equal("t1", "t2", "t3");
        server.Messages.Select(message => message["MessageGroupId"]).Should().OnlyHaveUniqueItems();
        channel.TokenLifetime.Should().Be(TimeSpan.FromMinutes(5));
        Channel(server).TokenLifetime.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(404, "NotFound", false, false)]
    [InlineData(403, "AuthorizationError", false, false)]
    [InlineData(400, "InvalidParameter", false, false)]
    [InlineData(429, "Throttled", true, false)]
    [InlineData(400, "KMSThrottling", true, false)]
    [InlineData(400, "", true, false)]
    [InlineData(500, "InternalError", true, true)]
    public async Task A_failure_says_whether_a_retry_can_help(int status, string code, bool isTransient, bool mayHaveBeenSent)
    {
        await using var server = new SnsServer(failure: (status, code));
        var send = () => Channel(server).SendAsync(Failed());

        var failure = (await send.Should().ThrowAsync<NotificationException>()).Which;

        (failure.IsTransient, failure.MayHaveBeenSent, failure.ChannelName, failure.ErrorCode).Should().Be((isTransient, mayHaveBeenSent, "team", code.Length == 0 ? null : code));
        failure.Message.Should().NotContain("payments");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("builds")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:builds")]
    public void A_wrong_topic_is_an_error_at_once(string? topic) =>
        FluentActions.Invoking(() => new SnsNotificationChannel(new AmazonSimpleNotificationServiceClient("a", "b", new AmazonSimpleNotificationServiceConfig { ServiceURL = "http://localhost" }), new() { TopicArn = topic! }))
            .Should().Throw<ArgumentException>().WithMessage("TopicArn must be the ARN of an SNS topic*");

    [Theory]
    [InlineData(8_191)]
    [InlineData(1_048_577)]
    public async Task A_wrong_size_is_an_error_at_once(int size)
    {
        await using var server = new SnsServer();
        FluentActions.Invoking(() => Channel(server, size: size)).Should().Throw<ArgumentException>().WithMessage("MaximumMessageSize*");
    }

    [MotoFact]
    public async Task An_outcome_arrives_at_a_topic_of_the_emulator_once()
    {
        using var client = new AmazonSimpleNotificationServiceClient("AKID", "secret", new AmazonSimpleNotificationServiceConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = "eu-central-1" });
        using var queues = new AmazonSQSClient("AKID", "secret", new AmazonSQSConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = "eu-central-1" });
        var topic = (await client.CreateTopicAsync("outcomes")).TopicArn;
        var queue = (await queues.CreateQueueAsync("outcomes")).QueueUrl;
        var queueArn = (await queues.GetQueueAttributesAsync(queue, ["QueueArn"])).QueueARN;
        await client.SubscribeAsync(new(topic, "sqs", queueArn));
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Failed().Notify("team")).Build();
        var dispatcher = new BuildDispatcher(rules, new FakeBuildStarter(), new() { Channels = { ["team"] = new SnsNotificationChannel(client, new() { TopicArn = topic, Format = SnsMessageFormat.Json }) } });
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        var first = await dispatcher.DispatchAsync(failed);
        var second = await dispatcher.DispatchAsync(failed);

        first.Notifications[0].MessageId.Should().NotBeNullOrEmpty().And.Be(second.Notifications[0].MessageId);
        (first.Notifications[0].Outcome, second.Notifications[0].Outcome).Should().Be((NotificationOutcome.Sent, NotificationOutcome.Duplicate));
        var received = (await queues.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10 })).Messages.Should().ContainSingle().Which;
        var envelope = JsonDocument.Parse(received.Body).RootElement;
        JsonDocument.Parse(envelope.GetProperty("Message").GetString()!).RootElement.GetProperty("status").GetString().Should().Be("FAILED");
        envelope.GetProperty("MessageAttributes").GetProperty("status").GetProperty("Value").GetString().Should().Be("FAILED");
    }

    [Fact]
    public async Task A_registered_channel_uses_the_registered_client()
    {
        await using var server = new SnsServer();
        var services = new ServiceCollection();
        services.AddSingleton<IBuildStarter>(new FakeBuildStarter());
        services.AddSingleton<IAmazonSimpleNotificationService>(server.Client());
        services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.Notify("team"))).AddSnsChannel("team", options => options.TopicArn = Topic);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(FakeEvents.ReferenceUpdated());

        server.Messages.Should().ContainSingle().Which["TopicArn"].Should().Be(Topic);
        FluentActions.Invoking(() => services.AddCodeCommitEvents().AddSnsChannel("team", _ => { })).Should().Throw<ArgumentException>().WithMessage("TopicArn*");
    }

    private static SnsNotificationChannel Channel(SnsServer server, SnsMessageFormat format = SnsMessageFormat.Text, int size = SnsNotificationChannelOptions.DefaultMaximumMessageSize) =>
        new(server.Client(), new() { TopicArn = Topic, Format = format, MaximumMessageSize = size });

    /// <summary>The end of a build that a rule started for a pull request, as the dispatcher passes it to a channel.</summary>
    private static NotificationRequest Failed(string pullRequest = "99", BuildStatus? status = null)
    {
        var starter = new FakeBuildStarter();
        var rules = BuildRules.CreateBuilder().OnPullRequest(pr => pr.Opened().StartBuild("payments-ci")).Build();
        new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.PullRequestCreated() with { RepositoryName = "payments-api", PullRequestId = pullRequest }).GetAwaiter().GetResult();
        var ended = (BuildStateChangeEvent)starter.Complete("payments-ci", status ?? BuildStatus.Failed)[^1];
        ended = ended with { Information = ended.Information! with { BuildNumber = 7 } };
        return new() { ChannelName = "team", Event = ended, Outcome = BuildOutcome.FromEvent(ended) };
    }
}
