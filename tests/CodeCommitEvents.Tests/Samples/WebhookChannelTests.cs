using System.Net;
using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;
using Snippets;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the channel for webhooks that the documentation shows.</summary>
public sealed class WebhookChannelTests : IDisposable
{
    private static readonly Uri Url = new("https://hooks.example.com/services/secret");

    private readonly Webhook webhook = new();
    private readonly HttpClient http;

    public WebhookChannelTests() => http = new(webhook);

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Slack_and_Mattermost_get_a_text()
    {
        await new WebhookChannel(Url, http).SendAsync(Failed());

        await Verifier.Verify(Indented(webhook.Bodies.Should().ContainSingle().Which), "json").UseDirectory("Snapshots").UseFileName("webhook.text");
    }

    [Fact]
    public async Task Teams_gets_an_adaptive_card()
    {
        await new WebhookChannel(Url, http, isTeams: true).SendAsync(Failed());

        await Verifier.Verify(Indented(webhook.Bodies.Should().ContainSingle().Which), "json").UseDirectory("Snapshots").UseFileName("webhook.teams");
    }

    [Fact]
    public async Task Text_of_strangers_cannot_mention_link_or_format()
    {
        var opened = FakeEvents.PullRequestCreated() with { Title = "<!channel> <https://evil.example|click> *bold* @here" };

        await new WebhookChannel(Url, http).SendAsync(new() { ChannelName = "team", Event = opened });

        var text = JsonDocument.Parse(webhook.Bodies[0]).RootElement.GetProperty("text").GetString();
        text.Should().Contain("&lt;!channel&gt; &lt;https:\u2060//evil.example|click&gt; *\u2060bold*\u2060 @\u2060here").And.NotContain("<!channel").And.NotContain("<https://evil");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.Found, false)]
    public async Task A_refused_message_says_whether_a_retry_can_help_and_keeps_the_secret(HttpStatusCode status, bool isTransient)
    {
        webhook.Respond = () => new(status);

        var thrown = (await FluentActions.Awaiting(() => new WebhookChannel(Url, http).SendAsync(Failed())).Should().ThrowAsync<NotificationException>()).Which;

        (thrown.IsTransient, thrown.MayHaveBeenSent, thrown.Message).Should().Be((isTransient, false, $"The webhook refused the message with the status {(int)status}."));
        thrown.ToString().Should().NotContain("secret");
    }

    [Fact]
    public async Task A_webhook_that_does_not_respond_may_have_got_the_message()
    {
        Exception[] failures = [new HttpRequestException("no connection"), new TaskCanceledException("timeout")];
        foreach (var failure in failures)
        {
            webhook.Respond = () => throw failure;

            var thrown = (await FluentActions.Awaiting(() => new WebhookChannel(Url, http).SendAsync(Failed())).Should().ThrowAsync<NotificationException>()).Which;

            (thrown.IsTransient, thrown.MayHaveBeenSent, thrown.InnerException).Should().Be((true, true, failure));
        }
    }

    [Fact]
    public async Task A_canceled_call_is_canceled()
    {
        webhook.Respond = () => throw new TaskCanceledException("canceled");

        await FluentActions.Awaiting(() => new WebhookChannel(Url, http).SendAsync(Failed(), new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }

    private static NotificationRequest Failed()
    {
        var starter = new FakeBuildStarter();
        var rules = BuildRules.CreateBuilder().OnPullRequest("check pull requests", pr => pr.Opened().StartBuild("payments-ci")).Build();
        new BuildDispatcher(rules, starter).DispatchAsync(FakeEvents.PullRequestCreated()).GetAwaiter().GetResult();
        var ended = (BuildStateChangeEvent)starter.Complete("payments-ci", BuildStatus.Failed)[^1];
        return new() { ChannelName = "team", Event = ended, Outcome = BuildOutcome.FromEvent(ended) };
    }

    private static string Indented(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Json);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed class Webhook : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public Func<HttpResponseMessage> Respond { get; set; } = () => new(HttpStatusCode.OK);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            request.RequestUri.Should().Be(Url);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return Respond();
        }
    }
}
