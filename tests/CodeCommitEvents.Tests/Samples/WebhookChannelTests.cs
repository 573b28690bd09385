using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using Webhooks;

namespace CodeCommitEvents.Tests.Samples;

public sealed partial class WebhookChannelTests
{
    private const string Strangers = "x\nBuild: https://evil.example <!channel> <https://evil.example|here> @here @channel R&D *b* [a](https://evil.example) `c` :tada: {{x}} \u202e\0 é";

    public static TheoryData<WebhookFormat> Formats => [WebhookFormat.Text, WebhookFormat.AdaptiveCard];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_message_about_a_failed_build_is_the_one_that_the_documentation_shows_beside_its_picture(WebhookFormat format)
    {
        await using var server = new WebhookServer();

        var sent = await new WebhookChannel(server.Webhook, format).SendAsync(Failed());

        var (contentType, body) = server.Requests.Should().ContainSingle().Which;
        sent.MessageId.Should().BeNull();
        contentType.Should().StartWith("application/json");
        JsonNode.DeepEquals(JsonNode.Parse(body), Documented(format)).Should().BeTrue("the channel sends {0}", body);
    }

    [Fact]
    public async Task A_text_contains_no_mention_link_or_formatting_of_strangers()
    {
        await using var server = new WebhookServer();

        await new WebhookChannel(server.Webhook, WebhookFormat.Text).SendAsync(Opened());

        var text = JsonNode.Parse(server.Requests[0].Body)!["text"]!.GetValue<string>();
        text.Split('\n').Should().ContainSingle(line => line.StartsWith("*Title:* x\\u000aBuild", StringComparison.Ordinal));
        text.Should().NotContain("<!").And.NotContain("<https://evil").And.NotContain("https://evil").And.NotContain("@here").And.NotContain("@channel")
            .And.NotContain("](").And.NotContain("*b*").And.NotContain("`c`").And.NotContain(":tada:").And.NotContain("\u202e").And.NotContain("\0");
        text.Should().Contain("R&amp;D").And.Contain("&lt;!channel&gt;").And.Contain("é");
    }

    /// <summary>A TextBlock and a Fact have Markdown in Microsoft Teams. A TextRun has none.</summary>
    [Fact]
    public async Task A_card_shows_texts_of_strangers_only_where_no_Markdown_is_read()
    {
        await using var server = new WebhookServer();

        await new WebhookChannel(server.Webhook, WebhookFormat.AdaptiveCard).SendAsync(Opened());

        var card = JsonNode.Parse(server.Requests[0].Body)!["attachments"]![0]!["content"]!;
        var title = NotificationSummary.Of(Opened()).Facts[0].Value;
        Objects(card).Where(node => node.ToJsonString().Contains("evil", StringComparison.Ordinal)).Select(node => (string?)node["type"])
            .Should().BeSubsetOf(["AdaptiveCard", "RichTextBlock", "TextRun"]).And.Contain("TextRun");
        Objects(card).Where(node => (string?)node["type"] == "TextRun").Select(node => (string?)node["text"]).Should().Contain(title);
        title.Should().Contain("<!channel>").And.NotContain("\n").And.NotContain("\u202e");
    }

    [Theory]
    [InlineData(400, false, false)]
    [InlineData(403, false, false)]
    [InlineData(404, false, false)]
    [InlineData(410, false, false)]
    [InlineData(408, true, false)]
    [InlineData(429, true, false)]
    [InlineData(500, true, true)]
    [InlineData(503, true, true)]
    public async Task A_failure_says_whether_a_retry_can_help(int status, bool isTransient, bool mayHaveBeenSent)
    {
        await using var server = new WebhookServer(status);

        var failure = await FailureOf(new(server.Webhook, WebhookFormat.Text));

        (failure.IsTransient, failure.MayHaveBeenSent, failure.ChannelName).Should().Be((isTransient, mayHaveBeenSent, "team"));
        failure.Message.Should().Be($"The webhook returned {status}.");
    }

    [Fact]
    public async Task A_webhook_that_does_not_answer_in_time_can_be_called_again()
    {
        await using var server = new WebhookServer(status: null);

        var failure = await FailureOf(new(server.Webhook, WebhookFormat.Text, TimeSpan.FromMilliseconds(300)));

        (failure.IsTransient, failure.MayHaveBeenSent).Should().Be((true, true));
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_reached_can_be_called_again()
    {
        Uri webhook;
        await using (var server = new WebhookServer())
        {
            webhook = server.Webhook;
        }

        var failure = await FailureOf(new(webhook, WebhookFormat.Text));

        failure.IsTransient.Should().BeTrue();
        failure.InnerException!.InnerException.Should().BeOfType<SocketException>();
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_a_failure_of_the_webhook()
    {
        await using var server = new WebhookServer(status: null);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var send = () => new WebhookChannel(server.Webhook, WebhookFormat.Text).SendAsync(Failed(), stop.Token);

        await send.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var other = new WebhookServer();
        await using var server = new WebhookServer(status, other.Webhook);

        var failure = await FailureOf(new(server.Webhook, WebhookFormat.Text));

        failure.IsTransient.Should().BeFalse();
        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://hooks.example/services/SECRET")]
    [InlineData("ftp://hooks.example/services/SECRET")]
    public void A_URL_that_would_send_the_secret_unencrypted_is_refused(string url) =>
        FluentActions.Invoking(() => new WebhookChannel(new(url), WebhookFormat.Text)).Should().Throw<ArgumentException>().Which.Message.Should().NotContain("SECRET");

    [Fact]
    public async Task A_rule_notifies_the_webhook_once()
    {
        await using var server = new WebhookServer();
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Failed().Notify("team")).Build();
        var dispatcher = new BuildDispatcher(rules, new FakeBuildStarter(), new() { Channels = { ["team"] = new WebhookChannel(server.Webhook, WebhookFormat.Text) } });
        var failed = FakeEvents.BuildStateChange(BuildStatus.Failed);

        await dispatcher.DispatchAsync(failed);
        await dispatcher.DispatchAsync(failed);

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public void The_channel_has_at_most_40_lines_of_code()
    {
        var file = File.ReadAllLines(Path.Combine(Payloads.Repository, "samples/WebhookChannel/WebhookChannel.cs"));

        file.SkipWhile(line => !line.StartsWith("public", StringComparison.Ordinal)).TakeWhile(line => line != "#endregion").Count(line => line.Length > 0)
            .Should().BeInRange(20, 40);
    }

    private static async Task<NotificationException> FailureOf(WebhookChannel channel)
    {
        var send = () => channel.SendAsync(Failed());
        var failure = (await send.Should().ThrowAsync<NotificationException>()).Which;
        failure.ToString().Should().NotContain("SECRET").And.NotContain("payments");
        return failure;
    }

    private static NotificationRequest Opened() => new()
    {
        ChannelName = "team",
        Event = FakeEvents.PullRequestCreated() with { Title = Strangers, RepositoryName = "payments-api" },
    };

    /// <summary>The end of a build whose rule started it for a pull request, with its failed tests.</summary>
    private static NotificationRequest Failed() => new()
    {
        ChannelName = "team",
        Event = FakeEvents.BuildStateChange(BuildStatus.Failed),
        Outcome = new()
        {
            BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/payments-ci:8745a7a9-c340-456a-9166-edf953571bee"),
            ProjectName = "payments-ci",
            BuildNumber = 7,
            Status = BuildStatus.Failed,
            IsFinal = true,
            StartTime = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero),
            EndTime = new(2026, 3, 4, 9, 32, 41, TimeSpan.Zero),
            FailedPhase = new() { PhaseType = BuildPhaseType.Build, PhaseContext = ["COMMAND_EXECUTION_ERROR: Error while executing command: npm test. Reason: exit status 1"] },
            CommitId = "2167ac048f33b7a5b5b5d8b4d0a4e3f1c2d3e4f5",
            Cause = new() { Rule = "checks", Repository = "payments-api", Trigger = "pr/99", PullRequestId = "99", Actor = "anna" },
            Details = new() { Reports = [new() { ReportArn = new("arn:aws:codebuild:eu-central-1:111122223333:report/unit:1"), FailedTests = [new() { Name = "adds_two_amounts" }, new() { Name = "rounds <half> up" }] }] },
        },
    };

    /// <summary>Returns the JSON of the documentation for a format. A script makes the picture from this JSON.</summary>
    private static JsonNode? Documented(WebhookFormat format)
    {
        var section = File.ReadAllText(Path.Combine(Payloads.Repository, "docs/after-the-build.md")).ReplaceLineEndings("\n").Split("## Slack, Teams and Mattermost by webhook")[1];
        return JsonNode.Parse(JsonBlock().Matches(section)[format == WebhookFormat.Text ? 0 : 1].Groups["json"].Value);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject values => values.SelectMany(value => Objects(value.Value)).Prepend(values),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex JsonBlock();
}
