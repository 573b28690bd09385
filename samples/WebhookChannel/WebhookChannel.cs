using System.Text;
using System.Text.Json.Nodes;
using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace Webhooks;

/// <summary>Posts notifications to an incoming webhook of Slack, Mattermost or Microsoft Teams.</summary>
/// <param name="url">The URL of the webhook. It is a secret: whoever knows it can post messages.</param>
/// <param name="format">The format that the webhook takes.</param>
/// <param name="timeout">How long to wait for the response. Default: 10 seconds.</param>
#region channel
public sealed class WebhookChannel(Uri url, WebhookFormat format, TimeSpan? timeout = null) : INotificationChannel
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    private readonly Uri url = url is { Scheme: "https" } or { IsLoopback: true } ? url : throw new ArgumentException("The URL needs https.", nameof(url));

    public BuildDetailKinds DetailKinds => BuildDetailKinds.FailedTests;

    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        var summary = NotificationSummary.Of(notification);
        var json = (format == WebhookFormat.AdaptiveCard ? Card(summary) : Text(summary)).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout ?? TimeSpan.FromSeconds(10));
        try
        {
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? new() : throw Failure(status is 408 or 429 or >= 500, status >= 500, $"The webhook returned {status}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(isTransient: true, mayHaveBeenSent: true, "The webhook did not respond.", exception);
        }

        NotificationException Failure(bool isTransient, bool mayHaveBeenSent, string message, Exception? cause = null) =>
            new(notification.ChannelName, isTransient, message, cause) { MayHaveBeenSent = mayHaveBeenSent };
    }

    private static JsonObject Text(NotificationSummary summary) => Values(("text", string.Join('\n', summary.Facts
        .Select(fact => $"*{fact.Key}:* {ChatMarkdown.Escape(fact.Value)}").Prepend($"*{ChatMarkdown.Escape(summary.Title)}*")
        .Concat(summary.Links.Select(link => $"<{link.Value.AbsoluteUri}|{link.Key}>")))));

    private static JsonObject Card(NotificationSummary summary) => Values(("type", "message"), ("attachments", new JsonArray(Values(
        ("contentType", "application/vnd.microsoft.card.adaptive"), ("content", Values(("type", "AdaptiveCard"), ("version", "1.2"),
            ("body", new JsonArray([Line(summary.Title), .. summary.Facts.Select(fact => Line($"{fact.Key}: ", fact.Value))])),
            ("actions", new JsonArray([.. summary.Links.Select(link =>
                Values(("type", "Action.OpenUrl"), ("title", link.Key), ("url", link.Value.AbsoluteUri)))]))))))));

    // A TextRun has no Markdown: nothing must be escaped.
    private static JsonObject Line(string bold, params string[] texts) => Values(("type", "RichTextBlock"), ("inlines", new JsonArray([
        Run(bold, "Bolder"), .. texts.Select(text => Run(text, "Default"))])));

    private static JsonObject Run(string text, string weight) => Values(("type", "TextRun"), ("text", text), ("weight", weight));

    private static JsonObject Values(params (string Name, JsonNode? Value)[] values) => new(values.Select(it => KeyValuePair.Create(it.Name, it.Value)));
}
#endregion
